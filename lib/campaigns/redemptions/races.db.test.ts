import { and, eq, isNull, sql } from 'drizzle-orm'
import { afterAll, expect, test } from 'vitest'
import { connect, type Database } from '@/db'
import { campaignBudgets, campaigns, claims, codes, redemptions } from '@/db/schema'
import { aCampaign, type TestCampaign } from '@/db/testing/campaigns'
import { until } from '@/db/testing/until'
import { aBrand, databaseUrl } from '@/db/testing/world'
import type { Ctx, MemberActor } from '@/lib/core/ctx'
import { newId } from '@/lib/core/id'
import { Problem } from '@/lib/core/problem'
import { claimCode } from '../claims/commands'
import { voidCode } from '../codes/lookup/commands'
import { redeemCode } from './commands'
import type { UseInStore } from './contract'
import { rollBackRedemption } from './rollbacks/commands'

/** Pools of their own, as other processes have. */
const others = [connect(databaseUrl, 12), connect(databaseUrl, 12)]
afterAll(() => Promise.all(others.map(({ client }) => client.end({ timeout: 5 }))))

type Owner = Ctx<MemberActor>

const euros = (amount: number) => ({ amount, currency: 'EUR' })
const order: UseInStore = { order: { total: euros(1000) } }

/** What became of it, as one word. */
const said = (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => 'done',
    (error: unknown) => {
      if (error instanceof Problem) return error.code
      throw error
    },
  )

const processes = (ctx: Owner): Owner[] => [ctx, ...others.map(({ db }) => ({ ...ctx, db }))]
const spread = (ctx: Owner, index: number): Owner => processes(ctx)[index % 3] ?? ctx

const tally = (words: string[]) => {
  const counts: Record<string, number> = {}
  for (const word of words) counts[word] = (counts[word] ?? 0) + 1
  return counts
}

const codesOf = async ({ db }: Owner, { id }: TestCampaign) => {
  const rows = await db.select({ code: codes.code }).from(codes).where(eq(codes.campaignId, id)).orderBy(codes.position)
  return rows.map(({ code }) => code)
}

const firstCode = async (ctx: Owner, campaign: TestCampaign) => (await codesOf(ctx, campaign))[0] ?? ''

/** What the tables say of a campaign, from each side that must agree. */
const counted = async ({ db }: Owner, { id }: TestCampaign) => {
  const [row] = await db.execute<Record<string, number>>(sql`
    select (select count(*)::int from redemptions where campaign_id = ${id} and rolled_back_at is null) as standing,
      (select coalesce(sum(uses), 0)::int from claims where campaign_id = ${id}) as uses,
      (select coalesce(sum(used), 0)::int from campaign_counts where campaign_id = ${id}) as used,
      (select count(*)::int from claims join codes using (brand_id, campaign_id, position) where campaign_id = ${id} and used_at is not null and voided_at is not null) as "usedAndVoid",
      (select count(*)::int from facts where type = 'code.redeemed' and data ->> 'campaignId' = ${id}::text) as told,
      (select count(*)::int from facts where type = 'redemption.rolled-back' and data ->> 'campaignId' = ${id}::text) as "toldBack"`)
  return row
}

const isBlocked = async ({ db }: { db: Database }) => {
  const [row] = await db.execute<{ waiting: number }>(sql`
    select count(*)::int as waiting from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`)
  return (row?.waiting ?? 0) > 0
}

/** The second arrives while the first has done its work and not committed it: whichever guard there is, it is in between. */
const whileOpen = async (
  ctx: Owner,
  first: (ctx: Owner) => Promise<unknown>,
  second: (ctx: Owner) => Promise<unknown>,
): Promise<string[]> => {
  const [, one = ctx, other = ctx] = processes(ctx)
  let outcome = Promise.resolve('not asked')
  const begun = await said(
    one.db.transaction(async (db) => {
      await first({ ...one, db })
      let isOver = false
      outcome = said(second(other)).finally(() => (isOver = true))
      await until(async () => isOver || isBlocked(ctx))
    }),
  )
  return [begun, await outcome]
}

test('saleor-544, prestashop-29493: a one-use code by 50 checkouts at once is redeemed once', async () => {
  const { owner } = await aBrand()
  const campaign = await aCampaign(owner, { codes: 1 })
  const code = await firstCode(owner, campaign)

  const words = await Promise.all(Array.from({ length: 50 }, (_, index) => said(redeemCode(spread(owner, index), { ...order, code }))))

  expect(tally(words)).toEqual({ done: 1, 'code-already-used': 49 })
  expect(await counted(owner, campaign)).toMatchObject({ standing: 1, uses: 1, used: 1, told: 1 })
})

test('the same for a code that its shopper claimed before', async () => {
  const { owner } = await aBrand()
  const campaign = await aCampaign(owner, { codes: 1 })
  const [, { code }] = await claimCode(owner, { campaignId: campaign.id, shopper: { ref: 'ada' } })

  const words = await Promise.all(Array.from({ length: 50 }, (_, index) => said(redeemCode(spread(owner, index), { ...order, code }))))

  expect(tally(words)).toEqual({ done: 1, 'code-already-used': 49 })
  expect(await counted(owner, campaign)).toMatchObject({ standing: 1, uses: 1, used: 1, told: 1 })
})

test('medusa-13760, magento-31798: a code of seven uses is used seven times, by 60 at once', async () => {
  const { owner } = await aBrand()
  const campaign = await aCampaign(owner, { codes: 1, usesPerCode: 7 })
  const code = await firstCode(owner, campaign)

  const words = await Promise.all(Array.from({ length: 60 }, (_, index) => said(redeemCode(spread(owner, index), { ...order, code }))))

  const rows = await owner.db.select({ use: redemptions.use }).from(redemptions).where(eq(redemptions.campaignId, campaign.id))
  expect(tally(words)).toEqual({ done: 7, 'code-already-used': 53 })
  expect(rows.map(({ use }) => use).toSorted()).toEqual([1, 2, 3, 4, 5, 6, 7])
  expect(await counted(owner, campaign)).toMatchObject({ standing: 7, uses: 7, used: 1, told: 7 })
})

test('medusa-16595: taken back ten times at once it comes back once, and can be used once more', async () => {
  const { owner } = await aBrand()
  const campaign = await aCampaign(owner, { codes: 1, usesPerCode: 3 })
  const code = await firstCode(owner, campaign)
  const made = [
    await redeemCode(owner, { ...order, code }),
    await redeemCode(owner, { ...order, code }),
    await redeemCode(owner, { ...order, code }),
  ]

  const words = await Promise.all(
    Array.from({ length: 10 }, (_, index) => said(rollBackRedemption(spread(owner, index), made[0]?.id ?? ''))),
  )
  const again = await Promise.all(Array.from({ length: 10 }, (_, index) => said(redeemCode(spread(owner, index), { ...order, code }))))

  expect(tally(words)).toEqual({ done: 1, 'already-rolled-back': 9 })
  expect(tally(again)).toEqual({ done: 1, 'code-already-used': 9 })
  expect(await counted(owner, campaign)).toMatchObject({ standing: 3, uses: 3, used: 1, told: 4, toldBack: 1 })
})

test('redemptions and rollbacks in any order: uses are what stands, numbered without gaps, and nobody waits for ever', async () => {
  const { owner } = await aBrand()
  const campaign = await aCampaign(owner, { codes: 1, usesPerCode: 5 })
  const code = await firstCode(owner, campaign)
  const redeemAndMaybeBack = async (index: number) => {
    const ctx = spread(owner, index)
    const word = await said(redeemCode(ctx, { ...order, code }).then(({ id }) => (index % 2 ? rollBackRedemption(ctx, id) : null)))
    return word
  }

  const words = await Promise.all(Array.from({ length: 60 }, (_, index) => redeemAndMaybeBack(index)))

  const rows = await owner.db
    .select({ use: redemptions.use })
    .from(redemptions)
    .where(and(eq(redemptions.campaignId, campaign.id), isNull(redemptions.rolledBackAt)))
  const now = await counted(owner, campaign)
  expect(Object.keys(tally(words)).toSorted()).toEqual(['code-already-used', 'done'])
  expect(now?.standing).toBe(now?.uses)
  expect(rows.map(({ use }) => use).toSorted()).toEqual(rows.map((_, index) => index + 1))
})

test('a redemption that meets a void: the first of the two holds, the other is refused', async () => {
  const { owner } = await aBrand()
  const campaign = await aCampaign(owner, { codes: 4 })
  const [, claimed] = await claimCode(owner, { campaignId: campaign.id, shopper: { ref: 'ada' } })
  const [, held] = await claimCode(owner, { campaignId: campaign.id, shopper: { ref: 'grace' } })
  const [, , third = '', fourth = ''] = await codesOf(owner, campaign)
  const redeem = (code: string) => (ctx: Owner) => redeemCode(ctx, { ...order, code })
  const voiding = (code: string) => (ctx: Owner) => voidCode(ctx, code)

  expect(await whileOpen(owner, voiding(claimed.code), redeem(claimed.code))).toEqual(['done', 'code-void'])
  expect(await whileOpen(owner, redeem(held.code), voiding(held.code))).toEqual(['done', 'code-already-used'])
  expect(await whileOpen(owner, voiding(third), redeem(third))).toEqual(['done', 'code-void'])
  expect(await whileOpen(owner, redeem(fourth), voiding(fourth))).toEqual(['done', 'code-already-used'])
  expect(await counted(owner, campaign)).toMatchObject({ standing: 2, used: 2, usedAndVoid: 0 })
})

test('a code that is being voided is not torn off by who claims meanwhile', async () => {
  const { owner } = await aBrand()
  const campaign = await aCampaign(owner, { codes: 2 })
  const [first = '', second] = await codesOf(owner, campaign)
  let given = ''

  const words = await whileOpen(
    owner,
    (ctx) => voidCode(ctx, first),
    async (ctx) => {
      const [, claim] = await claimCode(ctx, { campaignId: campaign.id, shopper: { ref: 'ada' } })
      given = claim.code
    },
  )

  expect([...words, given]).toEqual(['done', 'done', second])
})

test('a redemption that meets the end of its code is refused, when the end came first', async () => {
  const { owner } = await aBrand()
  const campaign = await aCampaign(owner, { codes: 1 })
  const [, { code }] = await claimCode(owner, { campaignId: campaign.id, shopper: { ref: 'ada' } })
  const end = ({ db, now }: Owner) =>
    db
      .update(claims)
      .set({ expiresAt: new Date(now.getTime() - 1) })
      .where(eq(claims.campaignId, campaign.id))

  const words = await whileOpen(owner, end, (ctx) => redeemCode(ctx, { ...order, code }))

  expect(words).toEqual(['done', 'code-expired'])
  expect(await counted(owner, campaign)).toMatchObject({ standing: 0, uses: 0 })
})

test.each([
  ['a pause', { pausedAt: new Date() }, 'campaign-not-live'],
  ['the end of its campaign', { endsAt: new Date(Date.now() - 1) }, 'code-expired'],
])('a redemption that meets %s is refused, when that came first', async (_, change, reason) => {
  const { owner } = await aBrand()
  const campaign = await aCampaign(owner, { codes: 1 })
  const code = await firstCode(owner, campaign)

  const words = await whileOpen(
    owner,
    ({ db }) => db.update(campaigns).set(change).where(eq(campaigns.id, campaign.id)),
    (ctx) => redeemCode(ctx, { ...order, code }),
  )

  expect(words).toEqual(['done', reason])
})

test('redemptions that together exceed the budget: as many as fit, and a rollback makes room for one', async () => {
  const { owner } = await aBrand()
  const campaign = await aCampaign(owner, { codes: 40, budget: 1050 })
  await owner.db.insert(campaignBudgets).values({ campaignId: campaign.id, brandId: campaign.brandId, budget: 1050 })
  const all = await codesOf(owner, campaign)

  const words = await Promise.all(all.slice(0, 30).map((code, index) => said(redeemCode(spread(owner, index), { ...order, code }))))
  const [any] = await owner.db.select({ id: redemptions.id }).from(redemptions).where(eq(redemptions.campaignId, campaign.id)).limit(1)
  await rollBackRedemption(owner, any?.id ?? '')
  const again = await Promise.all(all.slice(30).map((code, index) => said(redeemCode(spread(owner, index), { ...order, code }))))

  const [budget] = await owner.db.select().from(campaignBudgets).where(eq(campaignBudgets.campaignId, campaign.id))
  expect(tally(words)).toEqual({ done: 10, 'budget-exhausted': 20 })
  expect(tally(again)).toEqual({ done: 1, 'budget-exhausted': 9 })
  expect(budget?.spent).toBe(1000)
  expect(await counted(owner, campaign)).toMatchObject({ standing: 10, uses: 10 })
})

test('codes redeemed while shoppers tear the strip: each code is had by one, and each shopper has one', async () => {
  const { owner } = await aBrand()
  const campaign = await aCampaign(owner, { codes: 120 })
  const all = await codesOf(owner, campaign)

  const redeeming = all
    .slice(40)
    .toReversed()
    .map((code, index) => said(redeemCode(spread(owner, index), { ...order, code, shopper: { ref: `buyer-${index}` } })))
  await until(async () => ((await counted(owner, campaign))?.standing ?? 0) > 5)
  const claiming = Array.from({ length: 120 }, (_, index) =>
    said(claimCode(spread(owner, index), { campaignId: campaign.id, shopper: { ref: `shopper-${index}` } })),
  )
  const [redeemed, claimed] = [await Promise.all(redeeming), await Promise.all(claiming)]

  const [row] = await owner.db.execute<Record<string, number>>(sql`
    select count(*)::int as claims, count(distinct position)::int as positions, count(distinct shopper_id)::int as shoppers,
      (count(*) filter (where uses > 0))::int as used from claims where campaign_id = ${campaign.id}`)
  const [won, used] = [tally(claimed), tally(redeemed)]
  expect(Object.keys(used).filter((word) => word !== 'done' && word !== 'not-your-code')).toEqual([])
  expect((won.done ?? 0) + (used.done ?? 0)).toBe(120)
  expect(won['codes-exhausted'] ?? 0).toBe(used.done)
  expect(row).toEqual({ claims: 120, positions: 120, shoppers: 120, used: used.done })
})

test('two codes redeemed at once for one new customer are two claims of one shopper', async () => {
  const { owner } = await aBrand()
  const campaign = await aCampaign(owner, { codes: 20 })
  const all = await codesOf(owner, campaign)
  const ref = `customer-${newId()}`

  const words = await Promise.all(all.map((code, index) => said(redeemCode(spread(owner, index), { ...order, code, shopper: { ref } }))))

  const rows = await owner.db
    .select({ shopperId: claims.shopperId, ordinal: claims.ordinal })
    .from(claims)
    .where(eq(claims.campaignId, campaign.id))
  expect(tally(words)).toEqual({ done: 20 })
  expect(new Set(rows.map(({ shopperId }) => shopperId)).size).toBe(1)
  expect(rows.map(({ ordinal }) => ordinal).toSorted((one, other) => one - other)).toEqual(all.map((_, index) => index + 1))
})
