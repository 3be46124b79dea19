import { asc, eq, sql } from 'drizzle-orm'
import { Webhook } from 'standardwebhooks'
import { expect, test } from 'vitest'
import { deliveries, facts, webhooks } from '@/db/schema'
import { type Received, status } from '@/db/testing/receiver'
import { aWebhook, planned, relayed, somethingHappens, type TestWebhook } from '@/db/testing/webhooks'
import { aBrand } from '@/db/testing/world'
import { type BrandCtx, houseCtx } from '@/lib/core/ctx'
import { changeWebhook, rotateWebhook } from '../commands'
import { planDeliveries } from '../plans/commands'
import { getWebhook } from '../queries'
import { replayDelivery, replayWebhook, testWebhook } from './commands'
import { getDelivery, listDeliveries } from './queries'
import { mostTries, retrySeconds } from './rules'
import { deliverDue } from './turns/commands'

const secondMilliseconds = 1_000
const hour = 3_600

const listed = async (ctx: BrandCtx, { id }: TestWebhook) => (await listDeliveries(ctx, id, { limit: 100 })).data.toReversed()
const verified = (secret: string, { headers, body }: Received) => new Webhook(secret).verify(body, headers)
const now = (ctx: BrandCtx): BrandCtx => ({ ...ctx, now: new Date() })

const codeOf = (attempt: Promise<unknown>) =>
  attempt.then(
    () => 'done',
    ({ code }) => code,
  )

/** A clock that runs as ours does, and goes forward when it is told to. */
const aClock = () => {
  let offset = 0
  return { now: () => new Date(Date.now() + offset * secondMilliseconds), forward: (seconds: number) => void (offset += seconds) }
}

/** A turn now, in the middle of what chance may do. */
const deliver = (webhook: TestWebhook, clock = aClock(), timeoutMilliseconds = 5_000) =>
  deliverDue(webhook.due, { clock: clock.now, random: () => 0.5, timeoutMilliseconds })

test('what happened arrives once, signed, with the id of the fact', async () => {
  const { owner } = await aBrand()
  const webhook = await aWebhook(owner)
  await somethingHappens(owner, 3)
  await planned()

  expect(await deliver(webhook)).toEqual({ state: 'done' })

  const made = await listed(owner, webhook)
  expect(webhook.received.map(({ id }) => id).toSorted()).toEqual(made.map(({ eventId }) => eventId).toSorted())
  for (const received of webhook.received) {
    expect(verified(webhook.secret, received)).toEqual(JSON.parse(received.body))
    expect(received.headers).toMatchObject({ 'content-type': 'application/json', 'user-agent': 'Tira' })
  }
  expect(made.map(({ state, attempts }) => [state, attempts.map(({ status, error }) => [status, error])])).toEqual(
    Array(3).fill(['succeeded', [[200, null]]]),
  )
  expect(made.map(({ sequence }) => sequence)).toEqual([0, 1, 2].map((at) => Number(made[0]?.sequence) + at))
})

test('500 and then 200: the same id and the same text again five seconds later, both signed', async () => {
  const { owner } = await aBrand()
  const [webhook, clock] = [await aWebhook(owner), aClock()]
  webhook.answer((response, _, count) => void response.writeHead(count === 1 ? 500 : 200).end('{"said": "by us"}'))
  await somethingHappens(owner)
  await planned()

  const end = await deliver(webhook, clock)
  const [waiting] = await listed(owner, webhook)
  expect(waiting).toMatchObject({ state: 'pending', finishedAt: null })
  expect(end).toEqual({ state: 'later', at: waiting?.nextAttemptAt?.toISOString() })
  expect((await getWebhook(owner, webhook.id)).failingSince).not.toBeNull()
  await deliver(webhook, clock)
  expect(webhook.received).toHaveLength(1)
  clock.forward(5)
  expect(await deliver(webhook, clock)).toEqual({ state: 'done' })

  const [first, second] = webhook.received
  expect([second?.id, second?.body]).toEqual([first?.id, first?.body])
  for (const received of webhook.received) expect(verified(webhook.secret, received)).toBeTruthy()
  const story = await getDelivery(owner, waiting?.id ?? '')
  expect(story).toMatchObject({
    state: 'succeeded',
    body: first?.body,
    attempts: [
      {
        ordinal: 1,
        status: 500,
        error: 'status',
        answer: '{"said": "by us"}',
        request: { url: webhook.url, headers: { 'webhook-id': first?.id } },
      },
      { ordinal: 2, status: 200, error: null },
    ],
  })
  expect(JSON.stringify(story)).not.toContain(webhook.secret.slice(6))
  expect((await getWebhook(owner, webhook.id)).failingSince).toBeNull()
})

test('after the last of the schedule a delivery has failed, and nothing comes any more until it is replayed', async () => {
  const { owner } = await aBrand()
  const [webhook, clock] = [await aWebhook(owner), aClock()]
  webhook.answer(status(500))
  await somethingHappens(owner)
  await planned()

  await deliver(webhook, clock)
  for (const seconds of retrySeconds) {
    clock.forward(seconds - 2)
    await deliver(webhook, clock)
    clock.forward(2)
    await deliver(webhook, clock)
  }
  clock.forward(48 * hour)
  expect(await deliver(webhook, clock)).toEqual({ state: 'done' })

  expect(webhook.received).toHaveLength(mostTries)
  const [failed] = await listed(owner, webhook)
  expect(failed).toMatchObject({ state: 'failed', nextAttemptAt: null })
  expect(new Set(webhook.received.map(({ id, body }) => id + body)).size).toBe(1)

  webhook.answer(status(204))
  expect(await replayDelivery({ ...owner, now: clock.now() }, failed?.id ?? '')).toMatchObject({ state: 'pending', finishedAt: null })
  await deliver(webhook, clock)
  const [again] = await listed(owner, webhook)
  expect(again).toMatchObject({ id: failed?.id, state: 'succeeded' })
  expect(again?.attempts.map(({ ordinal }) => ordinal)).toEqual(Array.from({ length: mostTries + 1 }, (_, at) => at + 1))
  expect(webhook.received.at(-1)).toMatchObject({ id: failed?.eventId, body: webhook.received[0]?.body })
})

test.each([
  ['120', 120],
  ['1', 5],
  ['99999999', 24 * hour],
])('429 with Retry-After %s: again after %s seconds', async (header, seconds) => {
  const { owner } = await aBrand()
  const [webhook, clock] = [await aWebhook(owner), aClock()]
  webhook.answer((response, _, count) => void response.writeHead(count === 1 ? 429 : 200, { 'retry-after': header }).end())
  await somethingHappens(owner)
  await planned()

  await deliver(webhook, clock)
  clock.forward(seconds - 2)
  await deliver(webhook, clock)
  expect(webhook.received).toHaveLength(1)
  clock.forward(2)
  await deliver(webhook, clock)

  expect(webhook.received).toHaveLength(2)
})

test('410 disables the webhook: nothing more is sent to it, and everybody can see why', async () => {
  const { owner } = await aBrand()
  const webhook = await aWebhook(owner)
  webhook.answer(status(410))
  await somethingHappens(owner)
  await planned()
  await deliver(webhook)
  await somethingHappens(owner)
  await planned()
  await deliver(webhook)

  expect(webhook.received).toHaveLength(1)
  expect(await getWebhook(owner, webhook.id)).toMatchObject({ enabled: false, disabledReason: 'gone', disabledAt: expect.any(Date) })
  expect(await listed(owner, webhook)).toMatchObject([{ state: 'failed', attempts: [{ status: 410 }] }])
  const told = await owner.db.select().from(facts).where(eq(facts.subjectId, webhook.id)).orderBy(asc(facts.id))
  expect(told.at(-1)).toMatchObject({ type: 'webhook.disabled', actorKind: 'system', data: { reason: 'gone' } })
  const refused = [testWebhook(owner, webhook.id), replayWebhook(owner, { webhookId: webhook.id, since: owner.now, onlyFailed: false })]
  expect(await Promise.all(refused.map(codeOf))).toEqual(Array(2).fill('webhook-disabled'))
})

test('after five days of nothing but failures it is disabled; what waited goes out when it is enabled again', async () => {
  const { owner } = await aBrand()
  const [webhook, clock] = [await aWebhook(owner), aClock()]
  webhook.answer(status(503))
  await somethingHappens(owner)
  await planned()
  await deliver(webhook, clock)
  clock.forward(5 * 24 * hour - 60)
  await deliver(webhook, clock)
  expect((await getWebhook(owner, webhook.id)).enabled).toBe(true)

  clock.forward(hour)
  await deliver(webhook, clock)
  expect(await getWebhook(owner, webhook.id)).toMatchObject({ enabled: false, disabledReason: 'failing' })
  clock.forward(24 * hour)
  expect(await deliver(webhook, clock)).toEqual({ state: 'done' })
  expect(webhook.received).toHaveLength(3)

  webhook.answer(status(200))
  await changeWebhook(owner, { webhookId: webhook.id, change: { enabled: true } })
  expect(await deliver(webhook, clock)).toEqual({ state: 'done' })
  expect(await listed(owner, webhook)).toMatchObject([{ state: 'succeeded' }])
})

test('for a day after a rotation both secrets verify, after that the new one alone', async () => {
  const { owner } = await aBrand()
  const [webhook, clock] = [await aWebhook(owner), aClock()]
  const { secret } = await rotateWebhook(now(owner), { webhookId: webhook.id })
  await somethingHappens(owner)
  await planned()
  await deliver(webhook, clock)
  const [during] = webhook.received
  if (!during) throw new Error('nothing arrived')

  for (const known of [webhook.secret, secret]) expect(verified(known, during)).toEqual(JSON.parse(during.body))

  await owner.db.update(webhooks).set({ previousUntil: new Date() }).where(eq(webhooks.id, webhook.id))
  await somethingHappens(owner)
  await planned()
  await deliver(webhook, clock)
  const after = webhook.received[1]
  if (!after) throw new Error('nothing arrived')
  expect(verified(secret, after)).toEqual(JSON.parse(after.body))
  expect(() => verified(webhook.secret, after)).toThrow()
})

test('thirty deliveries go out eight at a time, each once, though three send at once', async () => {
  const { owner } = await aBrand()
  const webhook = await aWebhook(owner)
  webhook.answer((response) => void setTimeout(() => response.end(), 20))
  await somethingHappens(owner, 30)
  await planned()

  await deliver(webhook)
  expect(webhook.mostAtOnce()).toBeGreaterThan(1)
  expect(webhook.mostAtOnce()).toBeLessThanOrEqual(8)
  await replayWebhook(owner, { webhookId: webhook.id, since: new Date(Date.now() - 60_000), onlyFailed: false })
  await planned()
  await Promise.all([deliver(webhook), deliver(webhook), deliver(webhook)])

  const ids = webhook.received.map(({ id }) => id)
  expect(new Set(ids).size).toBe(30)
  expect(ids.filter((id, at) => ids.indexOf(id) === at).map((id) => ids.filter((one) => one === id).length)).toEqual(Array(30).fill(2))
})

test('whatever is planned while somebody leaves is seen by them, or somebody else is sent', async () => {
  const { owner } = await aBrand()
  const webhook = await aWebhook(owner)
  await owner.db
    .update(webhooks)
    .set({ busyUntil: new Date(Date.now() + 60_000) })
    .where(eq(webhooks.id, webhook.id))

  for (let round = 0; round < 25; round += 1) {
    await somethingHappens(owner)
    await relayed()
    const [end, due] = await Promise.all([deliver(webhook), planDeliveries(houseCtx('test'), [owner.actor.brandId])])
    if (end.state === 'done')
      expect(due.length === 1 || (await listed(owner, webhook)).every(({ state }) => state === 'succeeded')).toBe(true)
    await deliver(webhook)
  }

  expect((await listed(owner, webhook)).map(({ state }) => state)).toEqual(Array(25).fill('succeeded'))
})

test('an attempt that was under way when its process died is made again when it counts as lost', async () => {
  const { owner } = await aBrand()
  const [webhook, clock] = [await aWebhook(owner), aClock()]
  await somethingHappens(owner)
  await planned()
  await owner.db
    .update(deliveries)
    .set({ attempts: 1, tries: 1, nextAttemptAt: sql`now() + interval '30 s'` })
    .where(eq(deliveries.webhookId, webhook.id))

  expect(await deliver(webhook, clock)).toMatchObject({ state: 'later' })
  expect(webhook.received).toEqual([])
  clock.forward(31)
  expect(await deliver(webhook, clock)).toEqual({ state: 'done' })

  expect(webhook.received).toHaveLength(1)
  expect(await listed(owner, webhook)).toMatchObject([{ state: 'succeeded', attempts: [{ ordinal: 2, status: 200 }] }])
})

test('who does not answer is asked by eight at most, rests, longer each time, and is asked again', async () => {
  const { owner } = await aBrand()
  const [webhook, clock] = [await aWebhook(owner), aClock()]
  webhook.answer(() => undefined)
  await somethingHappens(owner, 20)
  await planned()

  const first = await deliver(webhook, clock, 300)
  expect(webhook.received.length).toBeLessThanOrEqual(8)
  expect(first).toMatchObject({ state: 'later' })
  expect(await deliver(webhook, clock)).toMatchObject({ state: 'done' })
  expect(webhook.received.length).toBeLessThanOrEqual(8)
  clock.forward(6)
  const second = await deliver(webhook, clock, 300)
  expect(second).toMatchObject({ state: 'later' })

  webhook.answer(status(200))
  clock.forward(400)
  await deliver(webhook, clock)
  clock.forward(400)
  await deliver(webhook, clock)
  expect((await listed(owner, webhook)).map(({ state }) => state)).toEqual(Array(20).fill('succeeded'))
  const [row] = await owner.db.select().from(webhooks).where(eq(webhooks.id, webhook.id))
  expect(row).toMatchObject({ strikes: 0, restsUntil: null, failingSince: null })
})

test('a failure that is heard of late changes nothing for the attempt that was begun after it', async () => {
  const { owner } = await aBrand()
  const webhook = await aWebhook(owner)
  const lostAt = new Date(Date.now() + 20_000)
  const takenAgain = () =>
    owner.db.update(deliveries).set({ attempts: 2, nextAttemptAt: lostAt }).where(eq(deliveries.webhookId, webhook.id))
  webhook.answer((response) => void takenAgain().then(() => response.writeHead(500).end()))
  await somethingHappens(owner)
  await planned()

  await deliver(webhook)

  expect(await listed(owner, webhook)).toMatchObject([{ state: 'pending', nextAttemptAt: lostAt, attempts: [{ ordinal: 1, status: 500 }] }])
})
