import { redirect } from 'next/navigation'
import { listMyBrands, requireAccount } from '@/app/session'

/** Who works for a brand lands in its console, everybody else on the shopper's side. */
export default async function WelcomePage() {
  await requireAccount()
  redirect((await listMyBrands()).length > 0 ? '/console' : '/')
}
