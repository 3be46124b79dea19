import { eq, sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { deliveries, deliveryAttempts } from '@/db/schema'
import { aWebhook, planned, somethingHappens, type TestWebhook } from '@/db/testing/webhooks'
import { aBrand } from '@/db/testing/world'
import { type BrandCtx, houseCtx } from '@/lib/core/ctx'
import { changeWebhook } from '../commands'
import { forgetDeliveries, replayDelivery, replayWebhook, testWebhook } from './commands'
import { getDelivery, listDeliveries, listRecentAttempts } from './queries'
import { deliverDue } from './turns/commands'

const monthMilliseconds = 31 * 24 * 60 * 60 * 1_000

const listed = async (ctx: BrandCtx, { id }: TestWebhook) => (await listDeliveries(ctx, id, { limit: 100 })).data.toReversed()
const now = (ctx: BrandCtx): BrandCtx => ({ ...ctx, now: new Date() })
const codeOf = (attempt: Promise<unknown>) =>
  attempt.then(
    () => 'done',
    ({ code }) => code,
  )
const deliver = (webhook: TestWebhook) => deliverDue(webhook.due)

test('all since a moment are sent again, with what was missed while it was disabled, and nothing from before', async () => {
  const { owner } = await aBrand()
  const webhook = await aWebhook(owner)
  await somethingHappens(owner, 2)
  await planned()
  await deliver(webhook)
  const since = new Date(Date.now() + 1)
  await new Promise((later) => setTimeout(later, 5))
  await somethingHappens(owner)
  await planned()
  await deliver(webhook)
  await changeWebhook(now(owner), { webhookId: webhook.id, change: { enabled: false } })
  await somethingHappens(owner)
  await planned()
  await changeWebhook(now(owner), { webhookId: webhook.id, change: { enabled: true } })
  const before = webhook.received.map(({ id, body }) => ({ id, body }))

  expect(await replayWebhook(now(owner), { webhookId: webhook.id, since, onlyFailed: false })).toEqual({ count: 2 })
  await planned()
  await deliver(webhook)

  const replayed = webhook.received.slice(3).map(({ id, body }) => ({ id, body }))
  expect(before).toHaveLength(3)
  expect(replayed).toHaveLength(2)
  expect(replayed).toContainEqual(before[2])
  const sequences = (await listed(owner, webhook)).map(({ sequence }) => sequence)
  expect(new Set(sequences).size).toBe(4)
  expect(await replayWebhook(now(owner), { webhookId: webhook.id, since: new Date(Date.now() + 1_000), onlyFailed: false })).toEqual({
    count: 0,
  })
})

test('only what has failed is sent again, when that is what is asked', async () => {
  const { owner } = await aBrand()
  const webhook = await aWebhook(owner)
  await somethingHappens(owner, 3)
  await planned()
  await deliver(webhook)
  const [first] = await listed(owner, webhook)
  await owner.db
    .update(deliveries)
    .set({ state: 'failed' })
    .where(eq(deliveries.id, first?.id ?? ''))

  expect(await replayWebhook(now(owner), { webhookId: webhook.id, since: owner.now, onlyFailed: true })).toEqual({ count: 1 })
  await deliver(webhook)

  expect(webhook.received.map(({ id }) => id).filter((id) => id === first?.eventId)).toHaveLength(2)
  expect(webhook.received).toHaveLength(4)
})

test('a replay sends the text that was written first, whatever would be written now', async () => {
  const { owner } = await aBrand()
  const webhook = await aWebhook(owner)
  await somethingHappens(owner)
  await planned()
  await owner.db
    .update(deliveries)
    .set({ body: sql`body || ' '` })
    .where(eq(deliveries.webhookId, webhook.id))

  await deliver(webhook)
  await replayWebhook(now(owner), { webhookId: webhook.id, since: new Date(Date.now() - 60_000), onlyFailed: false })
  await planned()
  await deliver(webhook)

  expect(webhook.received).toHaveLength(2)
  expect(webhook.received.every(({ body }) => body.endsWith('} '))).toBe(true)
})

test('lists have their pages, states and types, and another brand sees none of it', async () => {
  const [{ owner }, { owner: stranger }] = [await aBrand(), await aBrand()]
  const webhook = await aWebhook(owner)
  await somethingHappens(owner, 3)
  await testWebhook(now(owner), webhook.id)
  await planned()
  await deliver(webhook)

  const first = await listDeliveries(owner, webhook.id, { limit: 3 })
  const second = await listDeliveries(owner, webhook.id, { limit: 3, cursor: first.nextCursor ?? '' })
  expect([first.data.length, second.data.length, second.nextCursor]).toEqual([3, 1, null])
  expect((await listDeliveries(owner, webhook.id, { limit: 9, state: 'pending' })).data).toEqual([])
  expect((await listDeliveries(owner, webhook.id, { limit: 9, type: 'webhook.test' })).data).toHaveLength(1)
  expect(await listRecentAttempts(owner, webhook.id)).toMatchObject(Array(4).fill({ status: 200, error: null }))
  const id = first.data[0]?.id ?? ''
  const refused = [listDeliveries(stranger, webhook.id, { limit: 9 }), getDelivery(stranger, id), replayDelivery(stranger, id)]
  expect(await Promise.all(refused.map(codeOf))).toEqual(Array(3).fill('not-found'))
})

test('what is over for a month is forgotten with its attempts, what waits is kept', async () => {
  const { owner } = await aBrand()
  const webhook = await aWebhook(owner)
  webhook.answer((response, _, count) => void response.writeHead(count === 1 ? 200 : 500).end())
  await somethingHappens(owner, 1)
  await planned()
  await deliver(webhook)
  await somethingHappens(owner, 1)
  await planned()
  await deliver(webhook)
  const inAMonth = { ...houseCtx('test'), now: new Date(Date.now() + monthMilliseconds) }

  expect(await forgetDeliveries(houseCtx('test'))).toBe(false)
  expect(await listed(owner, webhook)).toHaveLength(2)
  expect(await forgetDeliveries(inAMonth)).toBe(false)

  expect(await listed(owner, webhook)).toMatchObject([{ state: 'pending' }])
  expect(await owner.db.select().from(deliveryAttempts).where(eq(deliveryAttempts.brandId, owner.actor.brandId))).toHaveLength(1)
})
