import { and, eq, sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { campaignBudgets, claims, codes, redemptions, tears } from '@/db/schema'
import { aCampaign, type TestCampaign } from '@/db/testing/campaigns'
import { until } from '@/db/testing/until'
import { aBrand, database } from '@/db/testing/world'
import type { BrandCtx } from '@/lib/core/ctx'
import { transaction } from '@/lib/core/transaction'
import { voidCode } from '../codes/lookup/commands'
import { changeCampaign } from '../commands'
import type { CampaignChange } from '../contract'
import { getCampaign } from '../queries'
import { redeemCode } from '../redemptions/commands'

const now = <C extends BrandCtx>(ctx: C): C => ({ ...ctx, now: new Date() })
const order = { total: { amount: 1_000, currency: 'EUR' } }

const codesOf = async (ctx: BrandCtx, { id }: TestCampaign) => {
  const rows = await ctx.db.select({ code: codes.code }).from(codes).where(eq(codes.campaignId, id)).orderBy(codes.position)
  return rows.map(({ code }) => code)
}
const use = (ctx: BrandCtx, code = '') => redeemCode(now(ctx), { code, order })
const limit = (ctx: BrandCtx, { id }: TestCampaign, limits: NonNullable<CampaignChange['limits']>) =>
  changeCampaign(now(ctx), { campaignId: id, change: { limits } })
const budgetOf = async (ctx: BrandCtx, { id }: TestCampaign) => {
  const [row] = await ctx.db
    .select({ budget: campaignBudgets.budget, spent: campaignBudgets.spent })
    .from(campaignBudgets)
    .where(eq(campaignBudgets.campaignId, id))
  return row ?? null
}
const euros = (amount: number) => ({ amount, currency: 'EUR' })

test('when a code may be used more often, the used one can be used again; when less often, the last use was the last', async () => {
  const { owner } = await aBrand()
  const campaign = await aCampaign(owner, { codes: 3 })
  const [first, second] = await codesOf(owner, campaign)
  await use(owner, first)

  const more = await limit(owner, campaign, { usesPerCode: 2 })
  await use(owner, first)
  await use(owner, second)
  const twice = await getCampaign(now(owner), campaign.id)
  const less = await limit(owner, campaign, { usesPerCode: 1 })

  expect([more, twice, less].map(({ counts }) => [counts.claimed, counts.redeemed])).toEqual([
    [1, 0],
    [1, 1],
    [0, 2],
  ])
  await expect(use(owner, second)).rejects.toMatchObject({ code: 'code-already-used' })
  const uses = await owner.db
    .select({ usedAt: claims.usedAt, redeemedAt: redemptions.redeemedAt })
    .from(claims)
    .innerJoin(redemptions, and(eq(redemptions.campaignId, claims.campaignId), eq(redemptions.position, claims.position)))
    .where(and(eq(claims.campaignId, campaign.id), eq(claims.position, 2)))
  expect(uses.map(({ usedAt, redeemedAt }) => usedAt?.getTime() === redeemedAt.getTime())).toEqual([true])
})

test('a void code counts as void, whatever its uses would make of it', async () => {
  const { owner } = await aBrand()
  const campaign = await aCampaign(owner, { codes: 2, usesPerCode: 2 })
  const [first = ''] = await codesOf(owner, campaign)
  await use(owner, first)
  await voidCode(now(owner), first)

  const { counts } = await limit(owner, campaign, { usesPerCode: 1 })

  expect(counts).toEqual({ total: 2, available: 1, claimed: 0, redeemed: 0, void: 1, expired: 0 })
})

test('a code that is being voided while uses are settled is void or used up, never both', async () => {
  const { owner } = await aBrand()
  const campaign = await aCampaign(owner, { codes: 2, usesPerCode: 2 })
  const [first = ''] = await codesOf(owner, campaign)
  await use(owner, first)

  const { settled } = await transaction(now(owner), async (ctx) => {
    await ctx.db.update(codes).set({ voidedAt: ctx.now }).where(eq(codes.code, first))
    const settled = limit(owner, campaign, { usesPerCode: 1 })
    await until(
      async () =>
        (await database().execute(sql`select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`))
          .length > 0,
    )
    return { settled }
  })

  expect((await settled).counts).toEqual({ total: 2, available: 1, claimed: 0, redeemed: 0, void: 1, expired: 0 })
})

test('a budget that comes later knows what was given before, and one that goes leaves no row', async () => {
  const { owner } = await aBrand()
  const campaign = await aCampaign(owner, { codes: 4 })
  const [first, second, third] = await codesOf(owner, campaign)
  await use(owner, first)

  const set = await limit(owner, campaign, { budget: euros(200) })
  await use(owner, second)
  const full = use(owner, third)
  await expect(full).rejects.toMatchObject({ code: 'budget-exhausted' })
  const before = await budgetOf(owner, campaign)
  const raised = await limit(owner, campaign, { budget: euros(300) })
  await use(owner, third)
  const cleared = await limit(owner, campaign, { budget: null })

  expect([set.spent, before, raised.spent, cleared.spent]).toEqual([euros(100), { budget: 200, spent: 200 }, euros(200), null])
  expect(await budgetOf(owner, campaign)).toBeNull()
})

test('a budget that is set while many redeem counts each of them', async () => {
  const { owner } = await aBrand()
  const campaign = await aCampaign(owner, { codes: 30 })
  const all = await codesOf(owner, campaign)

  const [, { limits }] = await Promise.all([
    Promise.all(all.map((code) => use(owner, code))),
    limit(owner, campaign, { budget: euros(100_000) }),
  ])

  expect(limits.budget).toEqual(euros(100_000))
  expect(await budgetOf(owner, campaign)).toEqual({ budget: 100_000, spent: 3_000 })
})

test('a campaign that may give more can run out anew', async () => {
  const { owner } = await aBrand()
  const campaign = await aCampaign(owner, { codes: 4, claimsLimit: 2 })
  await owner.db.update(tears).set({ claimed: 2, exhaustedAt: new Date() }).where(eq(tears.campaignId, campaign.id))
  const exhausted = await getCampaign(now(owner), campaign.id)
  const exhaustedAt = async () => (await owner.db.select().from(tears).where(eq(tears.campaignId, campaign.id)))[0]?.exhaustedAt

  const lower = await limit(owner, campaign, { claims: 1 })
  const kept = await exhaustedAt()
  const raised = await limit(owner, campaign, { claims: 3 })

  expect([exhausted.exhausted, lower.exhausted, raised.exhausted]).toEqual([true, true, false])
  expect([kept, await exhaustedAt()]).toEqual([expect.any(Date), null])
})
