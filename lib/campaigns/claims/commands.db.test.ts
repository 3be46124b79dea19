import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { claims, facts, shoppers, tears } from '@/db/schema'
import { aCampaign, addCodes } from '@/db/testing/campaigns'
import { aBrand, anAccount } from '@/db/testing/world'
import { claimCode } from './commands'
import { getOwnClaim } from './queries'

test('a new customer gets the first code, and the same again', async () => {
  const { owner } = await aBrand()
  const campaign = await aCampaign(owner)

  const [first, claim] = await claimCode(owner, { campaignId: campaign.id, shopper: { ref: 'ada' } })
  const [second, again] = await claimCode(owner, { campaignId: campaign.id, shopper: { ref: 'ada' } })

  expect([first, second]).toEqual([201, 200])
  expect(again).toEqual(claim)
  expect(claim).toMatchObject({ state: 'claimed', isUsed: false, uses: 0, usesLeft: 1, shopper: { ref: 'ada' }, expiresAt: null })
  expect(await getOwnClaim(owner, { campaignId: campaign.id, ref: 'ada' })).toEqual(claim)
  const told = await owner.db.select().from(facts).where(eq(facts.type, 'code.claimed'))
  expect(told).toMatchObject([{ actorKind: 'member', data: { campaignId: campaign.id, claimId: claim.id, shopperId: claim.shopper.id } }])
})

test('the last code exhausts the campaign, which is told once until there are more', async () => {
  const { owner } = await aBrand()
  const campaign = await aCampaign(owner, { codes: 2 })
  const ask = (ref: string) =>
    claimCode(owner, { campaignId: campaign.id, shopper: { ref } }).then(
      ([status]) => status,
      ({ code }) => code,
    )

  const answers = [await ask('a'), await ask('b'), await ask('c'), await ask('d'), await ask('a')]

  expect(answers).toEqual([201, 201, 'codes-exhausted', 'codes-exhausted', 200])
  const told = await owner.db.select().from(facts).where(eq(facts.type, 'campaign.exhausted'))
  expect(told).toHaveLength(1)
  expect(await owner.db.select().from(shoppers).where(eq(shoppers.brandId, campaign.brandId))).toHaveLength(2)
  await addCodes(owner, campaign, 1)
  expect(await ask('c')).toBe(201)
})

test('people claim for themselves: an account, and a member without a shopper', async () => {
  const { owner } = await aBrand()
  const campaign = await aCampaign(owner)
  const person = await anAccount()

  const [[status, claim], [, own]] = await Promise.all([
    claimCode(person, { campaignId: campaign.id, shopper: undefined }),
    claimCode(owner, { campaignId: campaign.id, shopper: undefined }),
  ])

  expect(status).toBe(201)
  expect(own.shopper.id).not.toBe(claim.shopper.id)
  expect(await owner.db.select().from(shoppers).where(eq(shoppers.accountId, person.actor.accountId))).toMatchObject([
    { id: claim.shopper.id, brandId: campaign.brandId, ref: null },
  ])
  expect(await owner.db.select().from(claims).where(eq(claims.campaignId, campaign.id))).toHaveLength(2)
  expect(await owner.db.select().from(tears).where(eq(tears.campaignId, campaign.id))).toMatchObject([
    { torn: 2, claimed: 2, exhaustedAt: null },
  ])
})
