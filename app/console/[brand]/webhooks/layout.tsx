import { forbidden } from 'next/navigation'
import type { ReactNode } from 'react'
import { requireMember } from '@/app/session'
import { roleMay } from '@/lib/auth/permissions'

type WebhooksLayoutProps = { params: Promise<{ brand: string }>; children: ReactNode }

/** Refused here, before a loading page goes out and with it the status 200; the page refuses again by itself. */
export default async function WebhooksLayout({ params, children }: WebhooksLayoutProps) {
  const { actor } = await requireMember((await params).brand)
  if (!roleMay(actor.role, 'webhooks:read')) forbidden()
  return children
}
