import { and, eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { codes, facts } from '@/db/schema'
import { aCampaign, type TestCampaign } from '@/db/testing/campaigns'
import { aBrand, anAccount } from '@/db/testing/world'
import type { Ctx, MemberActor, ShopperActor } from '@/lib/core/ctx'
import { Problem } from '@/lib/core/problem'
import { claimCode } from '../../claims/commands'
import { redeemCode } from '../../redemptions/commands'
import { evaluateCode } from '../../redemptions/queries'
import { rollBackRedemption } from '../../redemptions/rollbacks/commands'
import { voidCode } from './commands'
import { getCode } from './queries'

type Owner = Ctx<MemberActor>

const order = { total: { amount: 1000, currency: 'EUR' } }

const problemOf = (work: Promise<unknown>): Promise<unknown> =>
  work.then(
    () => 'nothing was refused',
    (error: unknown) => (error instanceof Problem ? { code: error.code, options: error.options } : error),
  )

const codeOf = async ({ db }: Owner, { id }: TestCampaign) => {
  const [row] = await db.select().from(codes).where(eq(codes.campaignId, id)).orderBy(codes.position).limit(1)
  return row?.code ?? ''
}

const asShopper = (ctx: Owner, shopperId: string): Ctx<ShopperActor> => ({
  ...ctx,
  actor: { kind: 'shopper', shopperId, brandId: ctx.actor.brandId },
})

const later = <C extends Ctx>(ctx: C, milliseconds: number): C => ({ ...ctx, now: new Date(ctx.now.getTime() + milliseconds) })

const notValid = { code: 'code-not-valid', options: {} }

test('a person who claims for themself is a customer in the story, without the name of their account', async () => {
  const { owner } = await aBrand()
  const campaign = await aCampaign(owner)
  const person = await anAccount()
  const [, claim] = await claimCode(person, { campaignId: campaign.id, shopper: undefined })

  const story = await getCode(owner, claim.code)

  expect(story).toMatchObject({ history: [{ type: 'code.claimed', by: { kind: 'shopper', id: claim.shopper.id, name: null } }] })
})

test('the brand reads the story of its code: state, campaign, redemptions, and what happened by whom', async () => {
  const { owner } = await aBrand()
  const campaign = await aCampaign(owner, { name: 'Opening week', minimumSpend: 500 })
  const [, claim] = await claimCode(owner, { campaignId: campaign.id, shopper: { ref: 'ada' } })
  const { id } = await redeemCode(later(owner, 10_000), { order, code: claim.code })
  await rollBackRedemption(later(owner, 20_000), id)
  const again = await redeemCode(later(owner, 30_000), { order, code: claim.code })

  const story = await getCode(owner, claim.code)

  const by = { kind: 'member', id: owner.actor.accountId, name: 'Owner' }
  expect(story).toMatchObject({
    code: claim.code,
    state: 'redeemed',
    isUsed: true,
    uses: 1,
    usesLeft: 0,
    shopper: claim.shopper,
    campaign: { id: campaign.id, name: 'Opening week', state: 'live', minimumSpend: { amount: 500, currency: 'EUR' }, usesPerCode: 1 },
    redemptions: [{ id: again.id, rolledBackAt: null }, { id }],
    history: [
      { type: 'code.redeemed', by },
      { type: 'redemption.rolled-back', by },
      { type: 'code.redeemed', by },
      { type: 'code.claimed', by },
    ],
  })
})

test('its holder reads their own claim and may ask what it gives; everybody else gets one and the same refusal', async () => {
  const [{ owner }, other] = await Promise.all([aBrand(), aBrand()])
  const campaign = await aCampaign(owner)
  const [, mine] = await claimCode(owner, { campaignId: campaign.id, shopper: { ref: 'ada' } })
  const [, theirs] = await claimCode(owner, { campaignId: campaign.id, shopper: { ref: 'grace' } })
  const [, foreign] = await claimCode(other.owner, { campaignId: (await aCampaign(other.owner)).id, shopper: { ref: 'ada' } })
  const unclaimed = await codeOf(owner, await aCampaign(owner))
  const ada = asShopper(owner, mine.shopper.id)

  expect(await getCode(ada, mine.code.toLowerCase())).toEqual({ ...mine, claimedAt: expect.any(Date) })
  expect((await evaluateCode(ada, { code: mine.code, order })).applies).toBe(true)
  for (const code of [theirs.code, foreign.code, unclaimed, 'UNKNOWN-2', '', 'x'.repeat(5_000)]) {
    expect(await problemOf(getCode(ada, code))).toEqual(notValid)
    expect(await problemOf(evaluateCode(ada, { code, order }))).toEqual(notValid)
  }
})

test('a person reads the codes that they hold of any brand, a member beside those of the brand', async () => {
  const [{ owner }, other, person] = await Promise.all([aBrand(), aBrand(), anAccount()])
  const campaign = await aCampaign(owner)
  const [, own] = await claimCode(person, { campaignId: campaign.id, shopper: undefined })
  const [, ofMember] = await claimCode(other.account, { campaignId: campaign.id, shopper: undefined })

  expect(await getCode(person, own.code)).toMatchObject({ id: own.id, shopper: own.shopper })
  expect(await getCode(other.owner, ofMember.code)).toMatchObject({ id: ofMember.id })
  expect(await problemOf(getCode(person, ofMember.code))).toEqual(notValid)
  expect(await problemOf(getCode(other.owner, own.code))).toEqual(notValid)
  expect(await problemOf(voidCode(other.owner, ofMember.code))).toEqual(notValid)
})

test('a code is void once and stays it; a used one cannot be voided', async () => {
  const { owner } = await aBrand()
  const [campaign, used] = [await aCampaign(owner), await aCampaign(owner)]
  const code = await codeOf(owner, campaign)
  await redeemCode(owner, { order, code: await codeOf(owner, used) })

  const first = await voidCode(owner, code)
  const again = await voidCode(later(owner, 1_000), code)

  const told = await owner.db
    .select()
    .from(facts)
    .where(and(eq(facts.type, 'code.voided'), eq(facts.subjectId, first.id)))
  expect(first).toMatchObject({ code, state: 'void', voidedAt: owner.now })
  expect(again).toEqual(first)
  expect(told).toHaveLength(1)
  expect(await problemOf(voidCode(owner, await codeOf(owner, used)))).toMatchObject({ code: 'code-already-used' })
})

test('a void code is passed over by whoever claims', async () => {
  const { owner } = await aBrand()
  const campaign = await aCampaign(owner, { codes: 2 })
  const code = await codeOf(owner, campaign)

  await voidCode(owner, code)
  const [, claim] = await claimCode(owner, { campaignId: campaign.id, shopper: { ref: 'ada' } })

  expect(claim.code).not.toBe(code)
  expect(await problemOf(claimCode(owner, { campaignId: campaign.id, shopper: { ref: 'grace' } }))).toMatchObject({
    code: 'codes-exhausted',
  })
})
