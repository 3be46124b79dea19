import postgres from 'postgres'
import { afterAll } from 'vitest'
import type { BrandCtx } from '@/lib/core/ctx'
import { houseCtx } from '@/lib/core/ctx'
import { emit } from '@/lib/events/emit'
import { newId } from '@/lib/core/id'
import { numberFacts } from '@/lib/events/number-facts'
import { createWebhook } from '@/lib/webhooks/commands'
import type { WebhookWithSecret } from '@/lib/webhooks/contract'
import type { WebhookType } from '@/lib/webhooks/rules'
import { type Due, planDeliveries } from '@/lib/webhooks/plans/commands'
import { openReceiver, type Receiver } from './receiver'
import { databaseUrl } from './world'

process.env.WEBHOOK_ALLOW_CIDRS = '127.0.0.0/8'

const sql = postgres(databaseUrl, { max: 1, onnotice: () => {} })
const receivers: Receiver[] = []
afterAll(async () => {
  await Promise.all(receivers.map((receiver) => receiver.close()))
  await sql.end({ timeout: 5 })
})

/** Gives every fact its place, as the relay does. */
export const relayed = async (): Promise<void> => {
  while ((await numberFacts(sql, new Set(), '00000000-0000-0000-0000-000000000000')).taken > 0);
}

/** Gives every fact its place, and plans what is to be sent of it. */
export const planned = async (): Promise<Due[]> => {
  await relayed()
  return planDeliveries(houseCtx('test'), null)
}

export type TestWebhook = WebhookWithSecret & Receiver & { due: Due }

/** A webhook and who listens there. */
export const aWebhook = async (ctx: BrandCtx, types: WebhookType[] = []): Promise<TestWebhook> => {
  await relayed()
  const receiver = await openReceiver()
  receivers.push(receiver)
  const webhook = await createWebhook({ ...ctx, now: new Date() }, { url: receiver.url, types })
  return { ...webhook, ...receiver, due: { webhookId: webhook.id, brandId: ctx.actor.brandId } }
}

/** A fact that webhooks can be told of, of no campaign that there is. */
export const somethingHappens = async (ctx: BrandCtx, times = 1): Promise<void> => {
  for (let time = 0; time < times; time += 1) await emit({ ...ctx, now: new Date() }, 'campaign.exhausted', { campaignId: newId(), time })
}

/** Opens all connections of the pool, so that what begins at once does not queue for the first one. */
export const allConnected = async ({ db }: BrandCtx): Promise<void> => {
  await Promise.all(Array.from({ length: 16 }, () => db.execute('select pg_sleep(0.1)')))
}
