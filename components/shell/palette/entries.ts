import {
  Columns2,
  Keyboard,
  Languages,
  LogOut,
  Plus,
  ScanBarcode,
  ShoppingBag,
  Store,
  SunMoon,
  Tickets,
  type LucideIcon,
} from 'lucide-react'

import { hrefOf, navigation } from '@/components/shell/navigation'
import type { Found } from '@/components/shell/palette/found'
import type { Deeds } from '@/components/shell/deeds'
import type { Frame } from '@/components/shell/shell-frame'

export type Entry = { id: string; label: string; icon: LucideIcon; keys?: string; run: () => void }

type Go = (href: string) => void

export const pageEntries = ({ brand, pages, words }: Frame, go: Go): Entry[] =>
  navigation
    .filter((item) => pages.includes(item.key))
    .map((item) => ({
      id: `page:${item.key}`,
      label: words.nav[item.key],
      icon: item.icon,
      keys: `g ${item.go}`,
      run: () => go(hrefOf(brand.slug, item.path)),
    }))

export const brandEntries = ({ brand, brands }: Frame, go: Go): Entry[] =>
  brands
    .filter(({ slug }) => slug !== brand.slug)
    .map(({ slug, name }) => ({ id: `brand:${slug}`, label: name, icon: Columns2, run: () => go(`/console/${slug}`) }))

export const actionEntries = ({ brand, mayAddStores, mayMakeCampaigns, words }: Frame, go: Go, deeds: Deeds): Entry[] => [
  ...(mayMakeCampaigns
    ? [{ id: 'new-campaign', label: words.palette.newCampaign, icon: Plus, run: () => go(hrefOf(brand.slug, 'campaigns/new')) }]
    : []),
  ...(mayAddStores
    ? [{ id: 'new-store', label: words.palette.newStore, icon: Plus, run: () => go(hrefOf(brand.slug, 'stores/new')) }]
    : []),
  { id: 'new-brand', label: words.brand.new, icon: Plus, run: () => go('/console/new') },
  { id: 'theme-light', label: words.palette.themeLight, icon: SunMoon, run: () => deeds.chooseTheme('light') },
  { id: 'theme-dark', label: words.palette.themeDark, icon: SunMoon, run: () => deeds.chooseTheme('dark') },
  { id: 'theme-system', label: words.palette.themeSystem, icon: SunMoon, run: () => deeds.chooseTheme('system') },
  { id: 'in-english', label: words.palette.inEnglish, icon: Languages, run: () => deeds.chooseLocale('en') },
  { id: 'in-spanish', label: words.palette.inSpanish, icon: Languages, run: () => deeds.chooseLocale('es') },
  { id: 'keys', label: words.palette.showKeys, icon: Keyboard, keys: '?', run: deeds.showKeys },
  { id: 'shopper', label: words.person.shopper, icon: ShoppingBag, run: () => go('/') },
  { id: 'sign-out', label: words.person.signOut, icon: LogOut, run: deeds.leave },
]

export const storeEntry = ({ brand }: Frame, go: Go, { id, name }: Found): Entry => ({
  id: `store:${id}`,
  label: name,
  icon: Store,
  run: () => go(hrefOf(brand.slug, `stores/${id}`)),
})

export const codeEntry = ({ brand }: Frame, go: Go, code: string): Entry => ({
  id: `code:${code}`,
  label: code,
  icon: ScanBarcode,
  run: () => go(`${hrefOf(brand.slug, 'codes')}?${new URLSearchParams({ peek: code })}`),
})

export const campaignEntry = ({ brand }: Frame, go: Go, { id, name }: Found): Entry => ({
  id: `campaign:${id}`,
  label: name,
  icon: Tickets,
  run: () => go(hrefOf(brand.slug, `campaigns/${id}`)),
})
