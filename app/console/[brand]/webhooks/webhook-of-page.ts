import { forbidden, notFound } from 'next/navigation'
import { cache } from 'react'
import { requireMember } from '@/app/session'
import { roleMay } from '@/lib/auth/permissions'
import { isUuid } from '@/lib/core/id'
import { Problem } from '@/lib/core/problem'
import type { Webhook } from '@/lib/webhooks/contract'
import { getWebhook } from '@/lib/webhooks/queries'

/** The webhook that a page is about; another brand's is not there. */
export const webhookOfPage = cache(async (brand: string, id: string): Promise<Webhook> => {
  const ctx = await requireMember(brand)
  if (!roleMay(ctx.actor.role, 'webhooks:read')) forbidden()
  if (!isUuid(id)) notFound()
  return getWebhook(ctx, id).catch((error: unknown) => {
    if (error instanceof Problem && error.code === 'not-found') notFound()
    throw error
  })
})
