'use client'

import { Keyboard, LogOut, ScanLine, Settings2, ShoppingBag } from 'lucide-react'

import { useThemeChoice } from '@/components/shell/appearance'
import { useDeeds } from '@/components/shell/deeds'
import { hrefOf } from '@/components/shell/navigation'
import { useFrame } from '@/components/shell/shell-frame'
import { Avatar } from '@/components/ui/avatar'
import { Menu, MenuChoice, MenuItem, MenuLink, MenuSeparator } from '@/components/ui/menu'

const Choices = () => {
  const { locale, theme, words } = useFrame()
  const deeds = useDeeds()
  return (
    <>
      <MenuChoice
        label={words.person.theme}
        value={useThemeChoice(theme)}
        onChange={deeds.chooseTheme}
        options={[
          { value: 'system', label: words.person.system },
          { value: 'light', label: words.person.light },
          { value: 'dark', label: words.person.dark },
        ]}
      />
      <MenuChoice
        label={words.person.language}
        value={locale}
        onChange={deeds.chooseLocale}
        options={[
          { value: 'en', label: 'English', lang: 'en' },
          { value: 'es', label: 'Español', lang: 'es' },
        ]}
      />
    </>
  )
}

export const PersonMenu = () => {
  const { brand, pages, person, words } = useFrame()
  const deeds = useDeeds()
  return (
    <Menu
      side="top"
      className="w-[220px]"
      trigger={
        <button
          type="button"
          className="flex h-11 w-full items-center gap-2.5 rounded-md px-3 text-left transition-colors duration-120 hover:bg-ink/5"
        >
          <Avatar size={28} name={person} />
          <span className="min-w-0 flex-1 truncate text-xs font-[500] text-ink2">{person}</span>
          <span className="sr-only">{words.person.menu}</span>
          <Settings2 aria-hidden="true" strokeWidth={1.75} className="size-4 shrink-0 text-ink3" />
        </button>
      }
    >
      <Choices />
      <MenuSeparator />
      <MenuItem icon={<Keyboard aria-hidden="true" />} kbd="?" onSelect={deeds.showKeys}>
        {words.person.keys}
      </MenuItem>
      {pages.includes('till') && (
        <MenuLink href={hrefOf(brand.slug, '/till/{brand}')} icon={<ScanLine aria-hidden="true" />}>
          {words.nav.till}
        </MenuLink>
      )}
      <MenuLink href="/" icon={<ShoppingBag aria-hidden="true" />}>
        {words.person.shopper}
      </MenuLink>
      <MenuItem icon={<LogOut aria-hidden="true" />} onSelect={deeds.leave}>
        {words.person.signOut}
      </MenuItem>
    </Menu>
  )
}
