import { z } from 'zod'
import { shownAttempts, type WireAttempt } from '@/components/webhooks/health'
import type { BrandCtx } from '@/lib/core/ctx'
import { Webhook, type WireWebhook } from '@/lib/webhooks/contract'
import { Attempt } from '@/lib/webhooks/deliveries/contract'
import { listRecentAttempts } from '@/lib/webhooks/deliveries/queries'
import { listWebhooks } from '@/lib/webhooks/queries'
import { mostOfBrand } from '@/lib/webhooks/rules'

export const attemptsOf = async (ctx: BrandCtx, webhookId: string): Promise<WireAttempt[]> =>
  (await listRecentAttempts(ctx, webhookId, shownAttempts)).map((attempt) => z.encode(Attempt, attempt))

/** All of them, since a brand has few, each with its last attempts. */
export const webhooksShown = async (ctx: BrandCtx): Promise<{ webhook: WireWebhook; attempts: WireAttempt[] }[]> => {
  const { data } = await listWebhooks(ctx, { limit: mostOfBrand })
  return Promise.all(data.map(async (webhook) => ({ webhook: z.encode(Webhook, webhook), attempts: await attemptsOf(ctx, webhook.id) })))
}
