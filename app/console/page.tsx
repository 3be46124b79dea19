import { cookies } from 'next/headers'
import { redirect } from 'next/navigation'

import { listMyBrands, requireAccount, requireMember } from '@/app/session'
import { lastBrandCookie } from '@/components/shell/last-brand'

/** A cashier reads next to nothing of the console: their work is at the till. */
const homeOf = async (slug: string) => ((await requireMember(slug)).actor.role === 'cashier' ? `/till/${slug}` : `/console/${slug}`)

export default async function ConsolePage() {
  await requireAccount()
  const [brands, jar] = await Promise.all([listMyBrands(), cookies()])
  const last = jar.get(lastBrandCookie)?.value
  const brand = brands.find(({ slug }) => slug === last) ?? brands[0]
  redirect(brand ? await homeOf(brand.slug) : '/console/new')
}
