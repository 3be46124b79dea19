'use client'

import { ChevronsUpDown, Plus } from 'lucide-react'

import { cityOf } from '@/components/shell/city-clock'
import { useFrame } from '@/components/shell/shell-frame'
import { Avatar } from '@/components/ui/avatar'
import { Menu, MenuLabel, MenuLink, MenuSeparator } from '@/components/ui/menu'

export const BrandSwitch = () => {
  const { brand, brands, role, words } = useFrame()
  return (
    <Menu
      className="w-[196px]"
      trigger={
        <button
          type="button"
          className="mt-4 flex h-10 w-full items-center gap-2.5 rounded-md border border-line bg-paper px-2.5 text-left transition-colors duration-120 hover:border-line2 max-lg:h-11"
        >
          <Avatar kind="brand" size={24} name={brand.name} />
          <span className="min-w-0 flex-1">
            <span className="block truncate text-sm leading-4 font-[600]">{brand.name}</span>
            <span className="block truncate text-2xs leading-3 text-ink3">{`${words.roles[role]}, ${cityOf(brand.timeZone)}`}</span>
          </span>
          <span className="sr-only">{words.brand.choose}</span>
          <ChevronsUpDown aria-hidden="true" strokeWidth={1.75} className="size-3.5 shrink-0 text-ink3" />
        </button>
      }
    >
      <MenuLabel>{words.brand.yours}</MenuLabel>
      {brands.map(({ slug, name }) => (
        <MenuLink key={slug} href={`/console/${slug}`} current={slug === brand.slug} icon={<Avatar kind="brand" size={24} name={name} />}>
          {name}
        </MenuLink>
      ))}
      <MenuSeparator />
      <MenuLink href="/console/new" icon={<Plus aria-hidden="true" />}>
        {words.brand.new}
      </MenuLink>
    </Menu>
  )
}
