import type { ReactNode } from 'react'

import { currentAccount, listMyBrands, requireMember } from '@/app/session'
import { theme } from '@/app/theme'
import { locale, wordsOf } from '@/app/words'
import { ConsoleShell } from '@/components/shell/console-shell'
import { navigation } from '@/components/shell/navigation'
import { roleMay } from '@/lib/auth/permissions'
import { badgesOf } from './badges'

type BrandLayoutProps = { params: Promise<{ brand: string }>; children: ReactNode }

export default async function BrandLayout({ params, children }: BrandLayoutProps) {
  const { brand: slug } = await params
  const ctx = await requireMember(slug)
  const { actor, brand } = ctx
  const [account, all, badges, language, chosen, words] = await Promise.all([
    currentAccount(),
    listMyBrands(),
    badgesOf(ctx),
    locale(),
    theme(),
    wordsOf('shell'),
  ])
  const brands = all.map(({ slug, name, timeZone }) => ({ slug, name, timeZone }))
  return (
    <ConsoleShell
      frame={{
        brand: { slug, name: brand.name, timeZone: brand.timeZone },
        brands,
        role: actor.role,
        person: account?.name ?? '',
        pages: navigation.filter(({ permission }) => !permission || roleMay(actor.role, permission)).map(({ key }) => key),
        badges,
        mayAddStores: roleMay(actor.role, 'stores:write'),
        mayMakeCampaigns: roleMay(actor.role, 'campaigns:write'),
        locale: language,
        theme: chosen ?? null,
        drawnAt: new Date().toISOString(),
        words,
      }}
    >
      {children}
    </ConsoleShell>
  )
}
