import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { brands, campaigns, claims, codes } from '@/db/schema'
import { aCampaign } from '@/db/testing/campaigns'
import { aBrand, anAccount, type TestBrand } from '@/db/testing/world'
import type { AccountCtx } from '@/lib/core/ctx'
import { newId } from '@/lib/core/id'
import { encodeCursor } from '@/lib/core/page'
import { Problem } from '@/lib/core/problem'
import { createStore } from '@/lib/stores/commands'
import { claimCode } from '../claims/commands'
import { redeemCode } from '../redemptions/commands'
import { rollBackRedemption } from '../redemptions/rollbacks/commands'
import { findTicket, listOwnCodes, listOwnCodesOf, listWallet } from './queries'

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

  for (const list of [listOwnCodes, listWallet]) await expect(list(person, { limit: 1, cursor })).rejects.toBeInstanceOf(Problem)
})

test.each(['', 'x', encodeCursor([]), encodeCursor([newId()]), encodeCursor(['\0', '0', '1', newId()])])(
  'a cursor that is none of ours is refused as the list says: %j',
  async (cursor) => {
    await expect(listWallet(await anAccount(), { limit: 1, cursor })).rejects.toMatchObject({
      code: 'invalid',
      options: { errors: [{ pointer: '/query/cursor', code: 'cursor' }] },
    })
  },
)

test('the wallet is the same list in the same pages, each code with the clock of its brand and nobody else’s', async () => {
  const [person, stranger, one, other] = await Promise.all([anAccount(), anAccount(), aBrand(), aBrand()])
  await other.owner.db.update(brands).set({ timeZone: 'Pacific/Auckland' }).where(eq(brands.id, other.brand.id))
  const made = [await held(person, one, 2), await held(person, other, 1), await held(person, one, -1)]
  await held(stranger, one, 1)

  const pages = [await listWallet(person, { limit: 2 })]
  pages.push(await listWallet(person, { limit: 2, cursor: pages[0]?.nextCursor ?? undefined }))
  const read = pages.flatMap(({ data }) => data)

  expect(read.map(({ code, timeZone }) => [code, timeZone])).toEqual([
    [made[1], 'Pacific/Auckland'],
    [made[0], 'Europe/Madrid'],
    [made[2], 'Europe/Madrid'],
  ])
  expect(read.map(({ timeZone: _, ...code }) => code)).toEqual((await listOwnCodes(person, { limit: 100 })).data)
  expect([pages[1]?.nextCursor, (await listWallet(await anAccount(), { limit: 2 })).data]).toEqual([null, []])
})

test('of one campaign they have their own, one that can be used first', async () => {
  const [person, stranger, { owner }] = await Promise.all([anAccount(), anAccount(), aBrand()])
  const campaign = await aCampaign(owner, { perShopper: 2 })
  const claim = async (ctx: AccountCtx) => (await claimCode(ctx, { campaignId: campaign.id, shopper: undefined }))[1].code
  const first = await claim(person)
  await redeemCode({ ...owner, now: new Date() }, { code: first, order: { total: { amount: 100, currency: 'EUR' } } })
  const second = await claim(person)
  await claim(stranger)
  await held(person, await aBrand(), 1)

  const own = await listOwnCodesOf(person, campaign.id)

  expect(own.map(({ code, state }) => [code, state])).toEqual([
    [second, 'claimed'],
    [first, 'redeemed'],
  ])
})

test('a ticket is its holder’s: where it was used, until that is taken back; to everybody else it is not there', async () => {
  const [person, stranger, one, other] = await Promise.all([anAccount(), anAccount(), aBrand(), aBrand()])
  const code = await held(person, one, 1)
  const [claim] = (await listOwnCodes(person, { limit: 1 })).data
  const id = claim?.id ?? ''
  const till = { ...one.owner, now: new Date() }
  const unused = await findTicket(person, id)
  const store = await createStore(till, { name: 'Gràcia', position: null })
  const use = { code, order: { total: { amount: 1_000, currency: 'EUR' } }, storeId: store.id }
  const redemption = await redeemCode(till, use)
  const used = await findTicket(person, id)
  await rollBackRedemption({ ...till, now: new Date() }, redemption.id)
  const back = await findTicket(person, id)

  expect([unused, used, back].map((ticket) => ticket && [ticket.state, ticket.usedIn])).toEqual([
    ['claimed', null],
    ['redeemed', 'Gràcia'],
    ['claimed', null],
  ])
  expect(unused).toMatchObject({ code, timeZone: 'Europe/Madrid', brand: { slug: one.brand.slug }, usesLeft: 1 })
  const [{ shopperId } = { shopperId: null }] = await one.owner.db.select().from(claims).where(eq(claims.id, id))
  const token = (brandId: string, shopperId: string) => ({ ...person, actor: { kind: 'shopper' as const, shopperId, brandId } })
  expect(await findTicket(token(one.brand.id, shopperId ?? ''), id)).toMatchObject({ code })
  for (const ctx of [stranger, other.owner, one.owner, token(one.brand.id, newId())]) expect(await findTicket(ctx, id)).toBeNull()
  expect(await findTicket(person, newId())).toBeNull()
})
