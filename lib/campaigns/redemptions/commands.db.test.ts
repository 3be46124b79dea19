import { and, eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { campaignBudgets, campaigns, claims, codes, facts, redemptions, shoppers } from '@/db/schema'
import { aCampaign, type TestCampaign } from '@/db/testing/campaigns'
import { aBrand } from '@/db/testing/world'
import type { BrandCtx, Ctx, MemberActor } from '@/lib/core/ctx'
import { newId } from '@/lib/core/id'
import { Problem } from '@/lib/core/problem'
import { claimCode } from '../claims/commands'
import { getCode } from '../codes/lookup/queries'
import { redeemCode } from './commands'
import type { UseInStore } from './contract'
import { evaluateCode, listRedemptions } from './queries'
import { rollBackRedemption } from './rollbacks/commands'

type Owner = Ctx<MemberActor>

const euros = (amount: number) => ({ amount, currency: 'EUR' })
const order: UseInStore = { order: { ref: 'order-1', total: euros(1000) } }

const codeOf = async ({ db }: Owner, { id }: TestCampaign) => {
  const [row] = await db.select().from(codes).where(eq(codes.campaignId, id)).orderBy(codes.position).limit(1)
  return row?.code ?? ''
}

const problemOf = async (work: Promise<unknown>) => {
  const error: unknown = await work.then(
    () => null,
    (thrown: unknown) => thrown,
  )
  if (!(error instanceof Problem)) throw error ?? new Error('nothing was refused')
  return error
}

const refusal = async (work: Promise<unknown>) => (await problemOf(work)).code
const pointer = async (work: Promise<unknown>) => (await problemOf(work)).options.errors?.[0]?.pointer

const later = <C extends BrandCtx>(ctx: C, milliseconds: number): C => ({ ...ctx, now: new Date(ctx.now.getTime() + milliseconds) })

test('a claimed code is redeemed: the use, its price and who made it are written, and told once', async () => {
  const { owner } = await aBrand()
  const campaign = await aCampaign(owner)
  const [, claim] = await claimCode(owner, { campaignId: campaign.id, shopper: { ref: 'ada' } })

  const redemption = await redeemCode(owner, { ...order, code: claim.code })

  const told = await owner.db
    .select()
    .from(facts)
    .where(and(eq(facts.type, 'code.redeemed'), eq(facts.brandId, campaign.brandId)))
  const [written] = await owner.db.select().from(claims).where(eq(claims.id, claim.id))
  expect(redemption).toMatchObject({
    code: claim.code,
    campaignId: campaign.id,
    shopper: claim.shopper,
    orderRef: 'order-1',
    discount: euros(100),
    total: euros(900),
    usesLeft: 0,
    by: { kind: 'member', id: owner.actor.accountId },
    rolledBackAt: null,
  })
  expect(written).toMatchObject({ uses: 1, usedAt: owner.now, orderRef: 'order-1' })
  expect(told.map(({ data }) => data)).toEqual([
    {
      codeId: expect.any(String),
      campaignId: campaign.id,
      claimId: claim.id,
      redemptionId: redemption.id,
      shopperId: claim.shopper.id,
      storeId: null,
      discount: 100,
    },
  ])
  expect(await listRedemptions(owner, { limit: 10 })).toEqual({ data: [redemption], nextCursor: null })
})

test('an unclaimed code is redeemed and is then claimed too: by the shopper who is named, made if need be, or by nobody', async () => {
  const { owner } = await aBrand()
  const [one, other] = [await aCampaign(owner), await aCampaign(owner)]

  const named = await redeemCode(owner, { ...order, code: await codeOf(owner, one), shopper: { ref: 'new-customer' } })
  const anybody = await redeemCode(owner, { ...order, code: await codeOf(owner, other) })

  const [shopper] = await owner.db.select().from(shoppers).where(eq(shoppers.brandId, one.brandId))
  const rows = await owner.db.select().from(claims).where(eq(claims.brandId, one.brandId)).orderBy(claims.id)
  expect(named.shopper).toEqual({ id: shopper?.id, ref: 'new-customer' })
  expect(anybody.shopper).toBeNull()
  expect(rows.map(({ shopperId, uses, ordinal }) => ({ shopperId, uses, ordinal }))).toEqual([
    { shopperId: shopper?.id, uses: 1, ordinal: 1 },
    { shopperId: null, uses: 1, ordinal: 1 },
  ])
})

test('a code is found in any spelling, as exact text first, and by nobody else', async () => {
  const [{ owner }, other] = await Promise.all([aBrand(), aBrand()])
  const campaign = await aCampaign(owner, { codes: 2 })
  const [first, second] = await owner.db.select().from(codes).where(eq(codes.campaignId, campaign.id)).orderBy(codes.position)
  const normal = first?.matchKey ?? ''
  const spelled = ` ${normal.toLowerCase().replaceAll('0', 'o').replaceAll('1', 'l')} `
  await owner.db
    .update(codes)
    .set({ matchKey: spelled, code: spelled })
    .where(eq(codes.id, second?.id ?? ''))

  const exact = await getCode(owner, spelled)
  const folded = await getCode(owner, spelled.trim())

  expect([exact.id, folded.id]).toEqual([second?.id, first?.id])
  expect(await refusal(getCode(other.owner, normal))).toBe('code-not-valid')
  expect(await refusal(redeemCode(other.owner, { ...order, code: normal }))).toBe('code-not-valid')
})

const hour = 3_600_000

test.each([
  ['code-void', { voided: true, used: true, endsAt: -hour, paused: true, shopper: true }],
  ['code-already-used', { used: true, endsAt: -hour, paused: true, shopper: true }],
  ['code-expired', { endsAt: -hour, paused: true, shopper: true }],
  ['campaign-not-live', { paused: true, shopper: true }],
  ['not-your-code', { shopper: true }],
] as const)('reasons are told in one order: %s before those that follow, and an evaluation says the same', async (reason, wrong) => {
  const { owner } = await aBrand()
  const about: { voided?: boolean; used?: boolean; endsAt?: number; paused?: boolean; shopper?: boolean } = wrong
  const campaign = await aCampaign(owner)
  const [, claim] = await claimCode(owner, { campaignId: campaign.id, shopper: { ref: 'ada' } })
  const { db, now } = owner
  if (about.voided) await db.update(codes).set({ voidedAt: now }).where(eq(codes.code, claim.code))
  if (about.used && !about.voided) await db.update(claims).set({ uses: 1, usedAt: now }).where(eq(claims.id, claim.id))
  const endsAt = about.endsAt === undefined ? null : new Date(now.getTime() + about.endsAt)
  await db
    .update(campaigns)
    .set({ endsAt, pausedAt: about.paused ? now : null })
    .where(eq(campaigns.id, campaign.id))
  const asked = { order: { total: { amount: 1, currency: 'USD' } }, shopper: { ref: 'grace' }, code: claim.code }

  const [refused, evaluation] = [await refusal(redeemCode(owner, asked)), await evaluateCode(owner, asked)]

  expect(refused).toBe(reason)
  expect(evaluation).toEqual({
    applies: false,
    reason,
    discount: { amount: 0, currency: 'USD' },
    total: { amount: 1, currency: 'USD' },
  })
})

test('409 budget-exhausted comes last, and what is refused leaves nothing behind', async () => {
  const { owner } = await aBrand()
  const campaign = await aCampaign(owner, { budget: 99, minimumSpend: 500 })
  await owner.db.insert(campaignBudgets).values({ campaignId: campaign.id, brandId: campaign.brandId, budget: 99 })
  const code = await codeOf(owner, campaign)
  const use = (amount: number) => ({ order: { total: euros(amount) }, code, shopper: { ref: 'nobody-yet' } })

  expect(await refusal(redeemCode(owner, use(499)))).toBe('minimum-not-reached')
  expect(await refusal(redeemCode(owner, use(1000)))).toBe('budget-exhausted')
  expect((await evaluateCode(owner, use(1000))).reason).toBe('budget-exhausted')
  const [claimed, made, [budget]] = await Promise.all([
    owner.db.select().from(claims).where(eq(claims.campaignId, campaign.id)),
    owner.db.select().from(shoppers).where(eq(shoppers.brandId, campaign.brandId)),
    owner.db.select().from(campaignBudgets).where(eq(campaignBudgets.campaignId, campaign.id)),
  ])
  expect([claimed, made, budget?.spent]).toEqual([[], [], 0])
})

test('an evaluation changes nothing and gives what the redemption then takes off', async () => {
  const { owner } = await aBrand()
  const campaign = await aCampaign(owner)
  const asked = { order: { items: [{ quantity: 3, unitPrice: euros(333) }] }, code: await codeOf(owner, campaign) }

  const before = await evaluateCode(owner, asked)
  const untouched = await owner.db.select().from(claims).where(eq(claims.campaignId, campaign.id))
  const redemption = await redeemCode(owner, asked)

  expect(untouched).toEqual([])
  expect(before).toEqual({ applies: true, discount: euros(100), total: euros(899), lines: [{ discount: euros(100) }] })
  expect([redemption.discount, redemption.total]).toEqual([before.discount, before.total])
})

test('a redemption in a store, for a shopper, names those of the brand', async () => {
  const [{ owner }, other] = await Promise.all([aBrand(), aBrand()])
  const code = await codeOf(owner, await aCampaign(owner))
  const foreign = await redeemCode(other.owner, {
    ...order,
    code: await codeOf(other.owner, await aCampaign(other.owner)),
    shopper: { ref: 'x' },
  })

  expect(await pointer(redeemCode(owner, { ...order, code, storeId: newId() }))).toBe('/storeId')
  expect(await pointer(redeemCode(owner, { ...order, code, shopper: { id: foreign.shopper?.id } }))).toBe('/shopper/id')
})

test('a rollback gives use and budget back once, is told once, and the code can be used again', async () => {
  const { owner } = await aBrand()
  const campaign = await aCampaign(owner, { budget: 100 })
  await owner.db.insert(campaignBudgets).values({ campaignId: campaign.id, brandId: campaign.brandId, budget: 100 })
  const code = await codeOf(owner, campaign)
  const first = await redeemCode(owner, { ...order, code })

  const back = await rollBackRedemption(later(owner, 1_000), first.id)

  const told = await owner.db
    .select()
    .from(facts)
    .where(and(eq(facts.type, 'redemption.rolled-back'), eq(facts.subjectId, first.id)))
  expect(back).toEqual({ ...first, usesLeft: 1, rolledBackAt: new Date(owner.now.getTime() + 1_000) })
  expect(told).toHaveLength(1)
  expect(await refusal(rollBackRedemption(owner, first.id))).toBe('already-rolled-back')
  expect(await redeemCode(later(owner, 2_000), { ...order, code })).toMatchObject({ discount: euros(100), usesLeft: 0 })
})

test('a cashier takes back what they redeemed, and nothing of others; a manager does', async () => {
  const { owner, member } = await aBrand()
  const [cashier, manager] = [await member('cashier'), await member('manager')]
  const [one, other] = [await aCampaign(owner), await aCampaign(owner)]
  const own = await redeemCode(cashier, { ...order, code: await codeOf(owner, one) })
  const others = await redeemCode(owner, { ...order, code: await codeOf(owner, other) })

  expect(await refusal(rollBackRedemption(cashier, others.id))).toBe('forbidden')
  expect((await rollBackRedemption(cashier, own.id)).rolledBackAt).not.toBeNull()
  expect((await rollBackRedemption(manager, others.id)).rolledBackAt).not.toBeNull()
})

test(`404 not-found for another brand's redemption, whose code stays used`, async () => {
  const [{ owner }, other] = await Promise.all([aBrand(), aBrand()])
  const { id } = await redeemCode(owner, { ...order, code: await codeOf(owner, await aCampaign(owner)) })

  expect(await refusal(rollBackRedemption(other.owner, id))).toBe('not-found')
  const [row] = await owner.db.select().from(redemptions).where(eq(redemptions.id, id))
  expect(row?.rolledBackAt).toBeNull()
})

test('redemptions are listed newest first, page by page, of one code or one store', async () => {
  const { owner } = await aBrand()
  const campaign = await aCampaign(owner, { codes: 1, usesPerCode: 5 })
  const code = await codeOf(owner, campaign)
  const made: string[] = []
  for (const at of [1, 2, 3, 4, 5]) made.unshift((await redeemCode(later(owner, at), { ...order, code })).id)
  await redeemCode(owner, { ...order, code: await codeOf(owner, await aCampaign(owner)) })

  const first = await listRedemptions(owner, { limit: 2, code })
  const second = await listRedemptions(owner, { limit: 3, code, cursor: first.nextCursor ?? undefined })

  expect([...first.data, ...second.data].map(({ id }) => id)).toEqual(made)
  expect(second.nextCursor).toBeNull()
  expect((await listRedemptions(owner, { limit: 10, code: 'unknown' })).data).toEqual([])
  expect((await listRedemptions(owner, { limit: 10, storeId: newId() })).data).toEqual([])
  expect((await listRedemptions(owner, { limit: 10, campaignId: campaign.id })).data).toHaveLength(5)
})
