import { asc, eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { deliveries } from '@/db/schema'
import { aCampaign } from '@/db/testing/campaigns'
import { allConnected, aWebhook, planned, relayed, somethingHappens, type TestWebhook } from '@/db/testing/webhooks'
import { aBrand } from '@/db/testing/world'
import { claimCode } from '@/lib/campaigns/claims/commands'
import { redeemCode } from '@/lib/campaigns/redemptions/commands'
import { type BrandCtx, houseCtx } from '@/lib/core/ctx'
import { listEvents } from '@/lib/events/queries'
import { testWebhook } from '../deliveries/commands'
import { planDeliveries } from './commands'

const bodiesOf = async ({ db }: BrandCtx, { id }: TestWebhook): Promise<Record<string, unknown>[]> => {
  const rows = await db.select().from(deliveries).where(eq(deliveries.webhookId, id)).orderBy(asc(deliveries.sequence))
  return rows.map(({ body }) => JSON.parse(body ?? 'null'))
}

test('a claim and its redemption are told with the ids, the code and who the shopper is to the brand, in the order of the sequence', async () => {
  const { owner } = await aBrand()
  const campaign = await aCampaign(owner)
  const webhook = await aWebhook(owner)

  const [, claim] = await claimCode(owner, { campaignId: campaign.id, shopper: { ref: 'núria' } })
  await redeemCode({ ...owner, now: new Date() }, { code: claim.code, order: { total: { amount: 1_000, currency: 'EUR' } } })
  await planned()

  const shopper = { id: claim.shopper.id, ref: 'núria' }
  const data = { campaignId: campaign.id, claimId: claim.id, codeId: expect.any(String), code: claim.code, shopper }
  const bodies = await bodiesOf(owner, webhook)
  expect(bodies).toMatchObject([
    { type: 'code.claimed', data },
    { type: 'code.redeemed', data: { ...data, redemptionId: expect.any(String), discount: 100 } },
  ])
  const { data: events } = await listEvents(owner, { after: 0, limit: 100 })
  const told = events.filter(({ type }) => type.startsWith('code.'))
  expect(bodies.map(({ sequence, timestamp }) => [sequence, timestamp])).toEqual(
    told.map(({ sequence, at }) => [sequence, at.toISOString()]),
  )
  expect(Object.keys(bodies[0] ?? {})).toEqual(['type', 'timestamp', 'sequence', 'data'])
})

test('each webhook is told of what it asked for, from when it was there, and of nothing of another brand', async () => {
  const [{ owner }, { owner: stranger }] = [await aBrand(), await aBrand()]
  const campaign = await aCampaign(owner)
  await somethingHappens(owner)
  const [everything, claimsOnly] = [await aWebhook(owner), await aWebhook(owner, ['code.claimed'])]

  await somethingHappens(owner, 2)
  await somethingHappens(stranger, 3)
  await claimCode(owner, { campaignId: campaign.id, shopper: { ref: 'ada' } })
  await planned()

  const types = async (webhook: TestWebhook) => (await bodiesOf(owner, webhook)).map(({ type }) => type)
  expect(await types(everything)).toEqual(['campaign.exhausted', 'campaign.exhausted', 'code.claimed'])
  expect(await types(claimsOnly)).toEqual(['code.claimed'])
})

test('a test goes to the webhook that it was asked for, also one that asked for other types', async () => {
  const { owner } = await aBrand()
  const [tested, other] = [await aWebhook(owner, ['code.claimed']), await aWebhook(owner)]

  const delivery = await testWebhook({ ...owner, now: new Date() }, tested.id)
  expect(delivery).toMatchObject({ type: 'webhook.test', state: 'pending', sequence: null, nextAttemptAt: null, attempts: [] })
  expect(await planned()).toEqual([tested.due])

  const [row] = await owner.db.select().from(deliveries).where(eq(deliveries.id, delivery.id))
  expect(row).toMatchObject({ factId: delivery.eventId, state: 'pending', sequence: expect.any(Number), nextAttemptAt: expect.any(Date) })
  expect(await bodiesOf(owner, tested)).toMatchObject([{ type: 'webhook.test', data: { webhookId: tested.id } }])
  expect(await bodiesOf(owner, other)).toEqual([])
})

test('planned by ten at once each fact has one delivery, and one of the ten sends somebody', async () => {
  const { owner } = await aBrand()
  const webhook = await aWebhook(owner)
  await somethingHappens(owner, 30)
  await relayed()

  await allConnected(owner)
  const due = await Promise.all(Array.from({ length: 10 }, () => planDeliveries(houseCtx('test'), [owner.actor.brandId])))

  expect(due.flat()).toEqual([webhook.due])
  const sequences = (await bodiesOf(owner, webhook)).map(({ sequence }) => Number(sequence))
  expect(sequences).toEqual(Array.from({ length: 30 }, (_, at) => Number(sequences[0]) + at))
})

test('what happens while somebody is on the way is planned, and nobody else is sent', async () => {
  const { owner } = await aBrand()
  const webhook = await aWebhook(owner)
  await somethingHappens(owner)
  expect(await planned()).toEqual([webhook.due])

  await somethingHappens(owner)

  expect(await planned()).toEqual([])
  expect(await bodiesOf(owner, webhook)).toHaveLength(2)
})

test('thousands of facts are planned piece by piece, none left out', async () => {
  const { owner } = await aBrand()
  const webhook = await aWebhook(owner, ['codes.generated'])
  await owner.db.execute(`
    insert into facts (id, brand_id, type, subject_type, subject_id, actor_kind, data)
    select gen_random_uuid(), '${owner.actor.brandId}', case place % 2 when 0 then 'codes.generated' else 'store.created' end, 'batch',
      gen_random_uuid(), 'nobody', jsonb_build_object('place', place) from generate_series(1, 4500) as place`)

  expect(await planned()).toEqual([webhook.due])

  const written = await owner.db.select({ id: deliveries.id }).from(deliveries).where(eq(deliveries.webhookId, webhook.id))
  expect(written).toHaveLength(2_250)
})

test('a shopper who is gone is an id without a name', async () => {
  const { owner } = await aBrand()
  const webhook = await aWebhook(owner)
  await owner.db.execute(`
    insert into facts (id, brand_id, type, subject_type, subject_id, actor_kind, data)
    values (gen_random_uuid(), '${owner.actor.brandId}', 'code.claimed', 'code', gen_random_uuid(), 'nobody',
      '{"codeId": "019a9f38-4c80-7e02-8c77-1d4b6a9f5e23", "shopperId": "019a9f38-4c80-7d11-9a52-6b1f0c2e7d40"}')`)

  await planned()

  const [body] = await bodiesOf(owner, webhook)
  expect(body?.data).toMatchObject({ code: null, shopper: { id: '019a9f38-4c80-7d11-9a52-6b1f0c2e7d40', ref: null } })
})

test('without a webhook nothing is written for a brand', async () => {
  const { owner } = await aBrand()
  await somethingHappens(owner, 5)

  expect(await planned()).toEqual([])
  const written = await owner.db.select().from(deliveries).where(eq(deliveries.brandId, owner.actor.brandId))
  expect(written).toEqual([])
})
