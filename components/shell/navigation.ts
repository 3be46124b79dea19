import {
  Activity,
  Braces,
  KeyRound,
  ListChecks,
  ScanBarcode,
  ScanLine,
  ScrollText,
  Settings,
  Store,
  Sun,
  Tickets,
  Webhook,
  type LucideIcon,
} from 'lucide-react'

import type { Permission } from '@/lib/auth/permissions'

export type NavigationGroup = 'now' | 'catalogue' | 'results' | 'developers' | 'brand'
export type NavigationKey =
  'today' | 'campaigns' | 'codes' | 'till' | 'jobs' | 'stores' | 'webhooks' | 'runs' | 'apiKeys' | 'apiDocs' | 'auditLog' | 'settings'

export type NavigationItem = {
  key: NavigationKey
  group: NavigationGroup
  /** Below the brand; an absolute path stands for itself. */
  path: string
  icon: LucideIcon
  /** The key after G. */
  go: string
  permission: Permission | null
}

export const navigationGroups = ['now', 'catalogue', 'results', 'developers', 'brand'] as const satisfies readonly NavigationGroup[]

/** A page joins the console by one line here and its label in the words `shell.nav`. */
export const navigation: readonly NavigationItem[] = [
  { key: 'today', group: 'now', path: '', icon: Sun, go: 't', permission: null },
  { key: 'campaigns', group: 'now', path: 'campaigns', icon: Tickets, go: 'c', permission: 'campaigns:read' },
  { key: 'codes', group: 'now', path: 'codes', icon: ScanBarcode, go: 'k', permission: 'codes:read' },
  { key: 'till', group: 'now', path: '/till/{brand}', icon: ScanLine, go: 'b', permission: 'redemptions:write' },
  { key: 'jobs', group: 'now', path: 'jobs', icon: ListChecks, go: 'j', permission: 'jobs:read' },
  { key: 'stores', group: 'catalogue', path: 'stores', icon: Store, go: 's', permission: 'stores:read' },
  { key: 'webhooks', group: 'developers', path: 'webhooks', icon: Webhook, go: 'w', permission: 'webhooks:read' },
  { key: 'runs', group: 'developers', path: 'runs', icon: Activity, go: 'r', permission: 'runs:read' },
  { key: 'apiKeys', group: 'developers', path: 'api-keys', icon: KeyRound, go: 'i', permission: 'api-keys:read' },
  { key: 'apiDocs', group: 'developers', path: '/reference', icon: Braces, go: 'd', permission: null },
  { key: 'auditLog', group: 'developers', path: 'audit', icon: ScrollText, go: 'h', permission: 'audit:read' },
  { key: 'settings', group: 'brand', path: 'settings', icon: Settings, go: ',', permission: 'brand:read' },
]

export const hrefOf = (slug: string, path: string) => {
  if (path.startsWith('/')) return path.replace('{brand}', slug)
  return path ? `/console/${slug}/${path}` : `/console/${slug}`
}

/** Today is only itself; every other page is also what lies below it. */
export const isCurrent = (pathname: string, slug: string, path: string) => {
  const href = hrefOf(slug, path)
  return pathname === href || (path !== '' && pathname.startsWith(`${href}/`))
}
