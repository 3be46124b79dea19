import { eq, like, sql } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { engineEvents, engineRuns, webhooks } from '@/db/schema'
import { aCampaign } from '@/db/testing/campaigns'
import { status } from '@/db/testing/receiver'
import { until } from '@/db/testing/until'
import { aWebhook, somethingHappens, type TestWebhook } from '@/db/testing/webhooks'
import { aBrand, database, databaseUrl } from '@/db/testing/world'
import { claimCode } from '@/lib/campaigns/claims/commands'
import { log } from '@/lib/core/log'
import { type Relay, startRelay } from '@/lib/events/relay'
import { changeWebhook } from '@/lib/webhooks/commands'
import { replayWebhook } from '@/lib/webhooks/deliveries/commands'
import { listDeliveries } from '@/lib/webhooks/deliveries/queries'
import { client } from '../client'
import { type Engine, startEngine } from '../engine/start'
import { deliverWebhooks, followFacts, forgetOldDeliveries, sweepWebhooks } from './deliver-webhooks'

log.level = 'silent'

let engine: Engine
let relay: Relay
const functions = [deliverWebhooks, sweepWebhooks, forgetOldDeliveries]

beforeAll(async () => {
  engine = await startEngine({ databaseUrl, client, functions, backoff: () => 20, pollMilliseconds: 30 })
  relay = startRelay({
    databaseUrl,
    listensTo: new Set(['webhook.changed', 'webhook.replayed']),
    handOn: engine.accept,
    follow: followFacts,
  })
})

afterAll(async () => {
  await relay.stop()
  await engine.drain()
})

const arrived = ({ received }: TestWebhook, count: number, withinMilliseconds = 15_000) =>
  until(() => received.length >= count, withinMilliseconds)

const runsFor = ({ id }: TestWebhook) =>
  database()
    .select({ state: engineRuns.state })
    .from(engineRuns)
    .innerJoin(engineEvents, eq(engineEvents.id, engineRuns.eventId))
    .where(like(sql`${engineEvents.data}::text`, `%${id}%`))

test('a claim reaches the brand’s own system a moment later', async () => {
  const { owner } = await aBrand()
  const campaign = await aCampaign(owner)
  const webhook = await aWebhook(owner)

  const [, claim] = await claimCode(owner, { campaignId: campaign.id, shopper: { ref: 'ada' } })
  await arrived(webhook, 1)

  expect(JSON.parse(webhook.received[0]?.body ?? '')).toMatchObject({
    type: 'code.claimed',
    data: { code: claim.code, shopper: { ref: 'ada' } },
  })
})

test('a burst is carried by few runs, each fact by a request of its own', async () => {
  const { owner } = await aBrand()
  const webhook = await aWebhook(owner)

  await somethingHappens(owner, 60)
  await arrived(webhook, 60)
  await until(async () => (await runsFor(webhook)).every(({ state }) => state === 'completed'))

  expect(new Set(webhook.received.map(({ id }) => id)).size).toBe(60)
  expect(webhook.received).toHaveLength(60)
  expect((await runsFor(webhook)).length).toBeLessThan(50)
})

test('one that does not answer keeps nobody else waiting, of the same brand or of another', async () => {
  const [{ owner }, { owner: other }] = [await aBrand(), await aBrand()]
  const silent = [await aWebhook(owner), await aWebhook(owner), await aWebhook(owner)]
  for (const webhook of silent) webhook.answer(() => undefined)
  await somethingHappens(owner, 20)
  for (const webhook of silent) await arrived(webhook, 1)

  const [beside, elsewhere] = [await aWebhook(owner), await aWebhook(other)]
  await Promise.all([somethingHappens(owner, 3), somethingHappens(other, 3)])
  await Promise.all([arrived(beside, 3, 5_000), arrived(elsewhere, 3, 5_000)])

  expect(silent.every(({ received }) => received.length <= 8)).toBe(true)
  for (const webhook of silent) await changeWebhook(owner, { webhookId: webhook.id, change: { enabled: false } })
})

test('a failure is tried again after five seconds by whoever slept until then', async () => {
  const { owner } = await aBrand()
  const webhook = await aWebhook(owner)
  webhook.answer((response, _, count) => void response.writeHead(count === 1 ? 500 : 200).end())

  await somethingHappens(owner)
  await arrived(webhook, 2)

  const [first, second] = webhook.received
  expect((second?.at ?? 0) - (first?.at ?? 0)).toBeGreaterThan(4_000)
  expect((second?.at ?? 0) - (first?.at ?? 0)).toBeLessThan(9_000)
  await until(async () => (await listDeliveries(owner, webhook.id, { limit: 1 })).data[0]?.state === 'succeeded')
})

test('what waited goes out when the webhook is enabled, and what was missed with a replay', async () => {
  const { owner } = await aBrand()
  const webhook = await aWebhook(owner)
  webhook.answer(status(410))
  await somethingHappens(owner, 1)
  await until(async () => (await listDeliveries(owner, webhook.id, { limit: 1 })).data[0]?.state === 'failed')
  await somethingHappens(owner, 2)
  webhook.answer(status(200))

  await changeWebhook({ ...owner, now: new Date() }, { webhookId: webhook.id, change: { enabled: true } })
  await until(async () => (await database().select().from(webhooks).where(eq(webhooks.id, webhook.id)))[0]?.disabledAt === null)
  const { count } = await replayWebhook({ ...owner, now: new Date() }, { webhookId: webhook.id, since: owner.now, onlyFailed: false })
  await until(() => new Set(webhook.received.map(({ id }) => id)).size === 3)

  expect(count).toBe(3)
})
