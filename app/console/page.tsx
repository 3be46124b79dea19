import { cookies } from 'next/headers'
import { redirect } from 'next/navigation'

import { listMyBrands, requireAccount } from '@/app/session'
import { lastBrandCookie } from '@/components/shell/last-brand'

export default async function ConsolePage() {
  await requireAccount()
  const [brands, jar] = await Promise.all([listMyBrands(), cookies()])
  const last = jar.get(lastBrandCookie)?.value
  const brand = brands.find(({ slug }) => slug === last) ?? brands[0]
  redirect(brand ? `/console/${brand.slug}` : '/console/new')
}
