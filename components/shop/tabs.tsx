'use client'

import { Bell, MapPin, User, Wallet, type LucideIcon } from 'lucide-react'
import Link from 'next/link'
import { usePathname } from 'next/navigation'

import type { Words } from '@/components/words'

type TabWords = Words['shop']['tabs']

const tabs: { key: keyof TabWords; href: string; icon: LucideIcon }[] = [
  { key: 'near', href: '/', icon: MapPin },
  { key: 'wallet', href: '/wallet', icon: Wallet },
  { key: 'inbox', href: '/inbox', icon: Bell },
  { key: 'you', href: '/you', icon: User },
]

const Initial = ({ name }: { name: string }) => (
  <span aria-hidden="true" className="grid size-6 place-items-center rounded-full bg-cobalt2 text-xs font-[700] text-cobalt">
    {Array.from(name.trim())[0]?.toUpperCase()}
  </span>
)

type ShopTabsProps = { label: string; words: TabWords; signedIn: { name: string; words: string } | null }

/** An offer and a ticket take the whole sheet, as a page of their own. */
const isSheet = (pathname: string) => /^\/(campaigns|c|wallet)\/./.test(pathname)

/** Whoever is signed in stands with an initial where the others find a way in. */
export const ShopTabs = ({ label, words, signedIn }: ShopTabsProps) => {
  const pathname = usePathname()
  if (isSheet(pathname)) return null
  return (
    <nav
      aria-label={label}
      className="fixed inset-x-0 bottom-0 z-10 border-t border-line bg-paper pt-2 pb-[max(env(safe-area-inset-bottom),14px)] lg:right-auto lg:w-[440px] lg:border-r"
    >
      <ul className="grid grid-cols-4">
        {tabs.map(({ key, href, icon: Icon }) => {
          const person = key === 'you' ? signedIn : null
          const current = pathname === href || (href !== '/' && pathname.startsWith(`${href}/`))
          return (
            <li key={key}>
              <Link
                href={href}
                aria-current={pathname === href ? 'page' : current || undefined}
                className={`flex min-h-11 flex-col items-center gap-0.5 text-[11.5px] leading-[18px] font-[600] ${current ? 'text-ink' : 'text-ink3'}`}
              >
                <span
                  className={`grid h-7 w-14 place-items-center rounded-full transition-colors duration-120 ${current ? 'bg-sticker text-onsticker' : ''}`}
                >
                  {person ? <Initial name={person.name} /> : <Icon aria-hidden="true" strokeWidth={1.9} className="size-5" />}
                </span>
                {words[key]}
                {person && <span className="sr-only">{person.words}</span>}
              </Link>
            </li>
          )
        })}
      </ul>
    </nav>
  )
}
