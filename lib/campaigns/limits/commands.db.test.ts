import { and, eq, sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { campaignBudgets, claims, codes, facts, redemptions, tears } from '@/db/schema'
import { aCampaign, type TestCampaign } from '@/db/testing/campaigns'
import { until } from '@/db/testing/until'
import { aBrand, database } from '@/db/testing/world'
import type { BrandCtx } from '@/lib/core/ctx'
import type { Problem } from '@/lib/core/problem'
import { transaction } from '@/lib/core/transaction'
import { claimCode } from '../claims/commands'
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

const tearOf = async (ctx: BrandCtx, { id }: TestCampaign) => (await ctx.db.select().from(tears).where(eq(tears.campaignId, id)))[0]
const isTold = (ctx: BrandCtx, { id }: TestCampaign) =>
  ctx.db.$count(facts, and(eq(facts.subjectId, id), eq(facts.type, 'campaign.exhausted')))
const claim = (ctx: BrandCtx, { id }: TestCampaign, ref: string) =>
  claimCode(now(ctx), { campaignId: id, shopper: { ref } }).then(
    ([status]) => status,
    (error: Problem) => error.code,
  )
const waiting = async () =>
  (await database().execute(sql`select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`)).length

/** Whether it was answered by now, whatever the answer. */
const watch = (work: Promise<unknown>) => {
  let isAnswered = false
  const note = () => void (isAnswered = true)
  work.then(note, note)
  return () => isAnswered
}

test('a raised or lifted limit lets a campaign run out anew, and each time it runs out is told once', async () => {
  const { owner } = await aBrand()
  const campaign = await aCampaign(owner, { codes: 4, claimsLimit: 1 })
  const answers = [await claim(owner, campaign, 'ada'), await claim(owner, campaign, 'bob')]
  const told = [await isTold(owner, campaign)]

  const raised = await limit(owner, campaign, { claims: 2 })
  const marks = [(await tearOf(owner, campaign))?.exhaustedAt]
  answers.push(await claim(owner, campaign, 'bob'), await claim(owner, campaign, 'cleo'))
  told.push(await isTold(owner, campaign))
  const lifted = await limit(owner, campaign, { claims: null })
  marks.push((await tearOf(owner, campaign))?.exhaustedAt)
  for (const ref of ['cleo', 'dora', 'eve']) answers.push(await claim(owner, campaign, ref))
  told.push(await isTold(owner, campaign))

  expect([raised.exhausted, lifted.exhausted]).toEqual([false, false])
  expect(marks).toEqual([null, null])
  expect(answers).toEqual([201, 'limit-reached', 201, 'limit-reached', 201, 201, 'codes-exhausted'])
  expect(told).toEqual([1, 2, 3])
})

test('a limit below what was given takes nothing back: it exhausts the campaign at once, which is told once', async () => {
  const { owner } = await aBrand()
  const campaign = await aCampaign(owner, { codes: 9, claimsLimit: 5 })
  for (const ref of ['ada', 'bob', 'cleo']) await claim(owner, campaign, ref)

  const lowered = await limit(owner, campaign, { claims: 2 })
  const lower = await limit(owner, campaign, { claims: 1 })
  const still = await limit(owner, campaign, { claims: 3 })

  expect([lowered, lower, still].map(({ exhausted, counts }) => [exhausted, counts.claimed])).toEqual(Array(3).fill([true, 3]))
  expect(await claim(owner, campaign, 'dora')).toBe('limit-reached')
  expect([await claim(owner, campaign, 'ada'), await isTold(owner, campaign)]).toEqual([200, 1])
})

test('a limit that is raised where no code is left changes nothing', async () => {
  const { owner } = await aBrand()
  const campaign = await aCampaign(owner, { codes: 2, claimsLimit: 2 })
  for (const ref of ['ada', 'bob']) await claim(owner, campaign, ref)

  const raised = await limit(owner, campaign, { claims: 9 })

  expect(raised.exhausted).toBe(true)
  expect([await claim(owner, campaign, 'cleo'), await isTold(owner, campaign)]).toEqual(['codes-exhausted', 1])
})

test('a draft whose limit changes has run out of nothing', async () => {
  const { owner } = await aBrand()
  const campaign = await aCampaign(owner, { codes: 2, claimsLimit: 5, publishedAt: null })

  await limit(owner, campaign, { claims: 1 })

  expect([await isTold(owner, campaign), (await tearOf(owner, campaign))?.exhaustedAt]).toEqual([0, null])
})

test('once a lower limit was answered, no claim that was under way goes beyond it', async () => {
  const { owner } = await aBrand()
  const campaign = await aCampaign(owner, { codes: 9, claimsLimit: 5 })

  const { lowered } = await transaction(now(owner), async (ctx) => {
    await ctx.db.update(tears).set({ claimed: 3, torn: 3 }).where(eq(tears.campaignId, campaign.id))
    const lowered = limit(owner, campaign, { claims: 3 })
    const isAnswered = watch(lowered)
    await until(async () => isAnswered() || (await waiting()) > 0)
    return { lowered }
  })

  expect((await lowered).exhausted).toBe(true)
  expect([await claim(owner, campaign, 'ada'), await isTold(owner, campaign)]).toEqual(['limit-reached', 1])
})

test('a use that is under way when codes may be used less often is settled with the others', async () => {
  const { owner } = await aBrand()
  const campaign = await aCampaign(owner, { codes: 1, usesPerCode: 2 })
  const [code = ''] = await codesOf(owner, campaign)
  await claim(owner, campaign, 'ada')

  const { using, limited } = await transaction(now(owner), async (ctx) => {
    await ctx.db.select().from(codes).where(eq(codes.code, code)).for('update')
    const using = use(owner, code)
    await until(async () => (await waiting()) === 1)
    const limited = limit(owner, campaign, { usesPerCode: 1 })
    const isAnswered = watch(limited)
    await until(async () => isAnswered() || (await waiting()) === 2)
    return { using, limited }
  })
  await Promise.all([using, limited])

  const [had] = await owner.db.select().from(claims).where(eq(claims.campaignId, campaign.id))
  expect(had).toMatchObject({ uses: 1, usedAt: expect.any(Date) })
  expect((await getCampaign(now(owner), campaign.id)).counts).toMatchObject({ claimed: 0, redeemed: 1 })
})
