'use client'

import Link from 'next/link'
import { usePathname } from 'next/navigation'

import { hrefOf, isCurrent, navigation, navigationGroups, type NavigationGroup, type NavigationItem } from '@/components/shell/navigation'
import { useFrame } from '@/components/shell/shell-frame'
import { fill } from '@/components/words'

const NavigationLink = ({ item }: { item: NavigationItem }) => {
  const { brand, badges, words } = useFrame()
  const badge = badges[item.key]
  const current = isCurrent(usePathname(), brand.slug, item.path)
  const Icon = item.icon
  return (
    <Link
      href={hrefOf(brand.slug, item.path)}
      prefetch={item.path.startsWith('/') ? false : undefined}
      aria-current={current ? 'page' : undefined}
      className={`flex h-8 items-center gap-2.5 rounded-md px-3 transition-colors duration-120 max-lg:h-11 ${current ? 'bg-ink font-[600] text-paper' : 'font-[500] text-ink2 hover:bg-ink/5 hover:text-ink'}`}
    >
      <Icon aria-hidden="true" strokeWidth={1.75} className="size-[15px] shrink-0" />
      <span className="flex-1 truncate">{words.nav[item.key]}</span>
      {badge && (
        <span className="num grid h-5 min-w-6 place-items-center rounded-sm bg-tomato2 px-1.5 text-xs font-[700] text-tomato">
          <span aria-hidden="true">{badge}</span>
          <span className="sr-only">{fill(words.badge, { count: badge })}</span>
        </span>
      )}
    </Link>
  )
}

const Group = ({ group, items }: { group: NavigationGroup; items: NavigationItem[] }) => {
  const { words } = useFrame()
  return (
    <div className="mt-4">
      {group !== 'now' && <div className="px-3 pb-1 text-2xs font-[600] text-ink3">{words.groups[group]}</div>}
      <ul>
        {items.map((item) => (
          <li key={item.key}>
            <NavigationLink item={item} />
          </li>
        ))}
      </ul>
    </div>
  )
}

export const NavigationList = () => {
  const { pages } = useFrame()
  return navigationGroups.map((group) => {
    const items = navigation.filter((item) => item.group === group && pages.includes(item.key))
    return items.length > 0 && <Group key={group} group={group} items={items} />
  })
}
