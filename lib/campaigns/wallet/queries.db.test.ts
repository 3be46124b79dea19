import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { campaigns, claims, codes } from '@/db/schema'
import { aCampaign } from '@/db/testing/campaigns'
import { aBrand, anAccount, type TestBrand } from '@/db/testing/world'
import type { AccountCtx } from '@/lib/core/ctx'
import { Problem } from '@/lib/core/problem'
import { encodeCursor } from '@/lib/core/page'
import { claimCode } from '../claims/commands'
import { listOwnCodes } from './queries'

const hour = 3_600_000

/** A code of a campaign of its own, which ends so many hours from now. */
const held = async (person: AccountCtx, { owner }: TestBrand, hours: number | null, own: number | null = null): Promise<string> => {
  const campaign = await aCampaign(owner)
  const [, claim] = await claimCode(person, { campaignId: campaign.id, shopper: undefined })
  const at = (from: number | null) => (from === null ? null : new Date(person.now.getTime() + from * hour))
  await owner.db
    .update(campaigns)
    .set({ endsAt: at(hours) })
    .where(eq(campaigns.id, campaign.id))
  await owner.db
    .update(claims)
    .set({ expiresAt: at(own) })
    .where(eq(claims.id, claim.id))
  return claim.code
}

test('all brands in one list: what can be used, the soonest to end first, then the rest, newest first; page by page the same', async () => {
  const [person, one, other] = await Promise.all([anAccount(), aBrand(), aBrand()])
  const endless = await held(person, one, null)
  const over = await held(person, one, -1)
  const late = await held(person, other, 48)
  const soon = await held(person, one, 48, 1)
  const voided = await held(person, other, 5)
  await one.owner.db.update(codes).set({ voidedAt: person.now }).where(eq(codes.code, voided))
  const stranger = await anAccount()
  await held(stranger, one, 1)

  const whole = await listOwnCodes(person, { limit: 100 })
  const pages = [await listOwnCodes(person, { limit: 2 })]
  for (let next = pages[0]?.nextCursor; next; next = pages.at(-1)?.nextCursor)
    pages.push(await listOwnCodes(person, { limit: 2, cursor: next }))

  expect(whole.data.map(({ code, state }) => [code, state])).toEqual([
    [soon, 'claimed'],
    [late, 'claimed'],
    [endless, 'claimed'],
    [voided, 'void'],
    [over, 'expired'],
  ])
  expect(pages.flatMap(({ data }) => data)).toEqual(whole.data)
  expect(whole.data[0]).toMatchObject({
    isUsed: false,
    usesLeft: 1,
    expiresAt: new Date(person.now.getTime() + hour),
    campaign: { name: 'Campaign', state: 'live', benefit: { type: 'percent', percent: 10 } },
    brand: { slug: one.brand.slug, name: one.brand.name },
  })
})

test(`a customer's token lists what that customer has of its brand`, async () => {
  const { owner } = await aBrand()
  const campaign = await aCampaign(owner)
  const [, claim] = await claimCode(owner, { campaignId: campaign.id, shopper: { ref: 'ada' } })
  const shopper = { ...owner, actor: { kind: 'shopper', shopperId: claim.shopper.id, brandId: campaign.brandId } as const }

  const { data } = await listOwnCodes(shopper, { limit: 10 })

  expect(data.map(({ id, code }) => [id, code])).toEqual([[claim.id, claim.code]])
})

test.each([
  ['an hour that is none', ['x', '0', '1', 'id']],
  ['a rank that is none', ['2026-11-20T16:42:00.000Z', '2', '1', 'id']],
  ['a moment that is none', ['2026-11-20T16:42:00.000Z', '0', `1'`, 'id']],
])('a cursor of %s is refused', async (_, keys) => {
  const person = await anAccount()
  const cursor = encodeCursor([...keys.slice(0, 3), person.actor.accountId])

  await expect(listOwnCodes(person, { limit: 1, cursor })).rejects.toBeInstanceOf(Problem)
})
