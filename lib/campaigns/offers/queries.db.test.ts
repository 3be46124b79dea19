import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { campaigns, tears } from '@/db/schema'
import { aCampaign } from '@/db/testing/campaigns'
import { aBrand, anAccount, type TestBrand } from '@/db/testing/world'
import { nobodyCtx } from '@/lib/core/ctx'
import { newId } from '@/lib/core/id'
import { encodeCursor } from '@/lib/core/page'
import { claimCode } from '../claims/commands'
import { findOffer, findOfferByLink, listClaimable, listOnShelf } from './queries'

const hour = 3_600_000
const inHours = (hours: number) => new Date(Date.now() + hours * hour)
const segment = { segmentIds: [newId()], match: 'any' as const, excludeSegmentIds: [] }
const nobody = () => nobodyCtx()

/** All that nobody can claim at this moment, each for another reason. */
const hidden: [why: string, about: Parameters<typeof aCampaign>[1]][] = [
  ['a draft', { publishedAt: null }],
  ['one that begins later', { startsAt: inHours(1) }],
  ['one that is over', { startsAt: inHours(-2), endsAt: inHours(-1) }],
  ['a paused one', { pausedAt: inHours(-1) }],
  ['an archived one', { archivedAt: inHours(-1) }],
  ['one that only the brand gives', { claimableByShoppers: false }],
  ['one of a segment', { audience: segment }],
  ['one without codes', { codes: 0 }],
]

/** Of all brands in this database, those of this one. */
const of = <Offer extends { id: string; brand: { slug: string } }>({ brand }: TestBrand, offers: readonly Offer[]) =>
  offers.filter((offer) => offer.brand.slug === brand.slug)
const idsOf = (offers: readonly { id: string }[]) => offers.map(({ id }) => id)

test('on the shelf is what anybody can claim now, of all brands, newest first, as many as fit and without the one that is looked at', async () => {
  const [one, other] = [await aBrand(), await aBrand()]
  const first = await aCampaign(one.owner)
  const second = await aCampaign(other.owner, { endsAt: inHours(1) })
  const third = await aCampaign(one.owner, { startsAt: inHours(-1), codes: 3, claimsLimit: 2 })
  for (const ref of ['ada', 'bob']) await claimCode(one.owner, { campaignId: first.id, shopper: { ref } })

  const shelf = await listOnShelf(nobody(), { limit: 100 })

  expect(idsOf(shelf).filter((id) => [first, second, third].some((made) => made.id === id))).toEqual([third.id, second.id, first.id])
  expect(idsOf(await listOnShelf(nobody(), { limit: 2 }))).toEqual([third.id, second.id])
  expect(idsOf(await listOnShelf(nobody(), { limit: 2, except: third.id }))).toEqual([second.id, first.id])
  expect(of(one, shelf)).toMatchObject([
    { id: third.id, left: 2, taken: 0, exhausted: false, state: 'live' },
    { id: first.id, left: 8, taken: 2, perShopper: 1, timeZone: 'Europe/Madrid', brand: { slug: one.brand.slug, name: 'Brand' } },
  ])
})

test.each(hidden)('not on the shelf, and not among what can be claimed: %s', async (_, about) => {
  const brand = await aBrand()
  await aCampaign(brand.owner, about)
  const shown = await aCampaign(brand.owner)

  expect(idsOf(of(brand, await listOnShelf(nobody(), { limit: 100 })))).toEqual([shown.id])
  expect(idsOf(of(brand, (await listClaimable(await anAccount(), { limit: 100 })).data))).toEqual([shown.id])
})

test('what is given away leaves the shelf: the last code is claimed, or the limit is reached', async () => {
  const brand = await aBrand()
  const campaign = await aCampaign(brand.owner, { codes: 1 })
  const limited = await aCampaign(brand.owner, { codes: 9, claimsLimit: 1 })
  for (const { id } of [campaign, limited]) await claimCode(brand.owner, { campaignId: id, shopper: { ref: 'ada' } })

  expect(of(brand, await listOnShelf(nobody(), { limit: 100 }))).toEqual([])
  expect(await findOffer(nobody(), campaign.id)).toMatchObject({ exhausted: true, left: 0, taken: 1 })
  expect(await findOffer(nobody(), limited.id)).toMatchObject({ exhausted: true, left: 0, taken: 1 })
  await brand.owner.db.update(tears).set({ claimed: 0 }).where(eq(tears.campaignId, limited.id))
  expect(await findOffer(nobody(), limited.id)).toMatchObject({ exhausted: false, left: 1 })
})

test('what can be claimed comes page by page, newest first; a customer of a brand sees its offers alone', async () => {
  const [one, other] = [await aBrand(), await aBrand()]
  const made = [await aCampaign(one.owner), await aCampaign(other.owner), await aCampaign(one.owner), await aCampaign(one.owner)]
  const mine = made.filter(({ brandId }) => brandId === one.brand.id)
  const shopper = { ...nobody(), actor: { kind: 'shopper' as const, shopperId: newId(), brandId: one.brand.id } }

  const pages = [await listClaimable(shopper, { limit: 2 })]
  pages.push(await listClaimable(shopper, { limit: 2, cursor: pages[0]?.nextCursor ?? undefined }))

  expect(pages.map(({ data }) => idsOf(data))).toEqual([[mine[2]?.id, mine[1]?.id], [mine[0]?.id]])
  expect(pages[1]?.nextCursor).toBeNull()
  expect(idsOf((await listClaimable(await anAccount(), { limit: 4 })).data)).toEqual(idsOf(made.toReversed()))
  for (const cursor of ['', 'x', encodeCursor([]), encodeCursor(['no-id']), encodeCursor(['x', newId()]), encodeCursor(["'\0"])])
    await expect(listClaimable(shopper, { limit: 2, cursor })).rejects.toMatchObject({
      code: 'invalid',
      options: { errors: [{ pointer: '/query/cursor', code: 'cursor' }] },
    })
})

test('an offer is found by its id and by its link in any case, in every state but as a draft, and not where only the brand gives', async () => {
  const { owner } = await aBrand()
  const paused = await aCampaign(owner, { pausedAt: new Date(), linkToken: `ABC${newId().slice(-9).toUpperCase()}` })
  const [{ linkToken } = { linkToken: '' }] = await owner.db.select().from(campaigns).where(eq(campaigns.id, paused.id))
  const others = [await aCampaign(owner, { publishedAt: null }), await aCampaign(owner, { claimableByShoppers: false })]

  expect(await findOffer(nobody(), paused.id)).toMatchObject({
    id: paused.id,
    state: 'paused',
    left: 10,
    claimUrl: expect.stringContaining(linkToken),
  })
  expect(await findOfferByLink(nobody(), linkToken.toLowerCase())).toMatchObject({ id: paused.id })
  for (const { id } of others) expect(await findOffer(nobody(), id)).toBeNull()
  expect([await findOffer(nobody(), newId()), await findOfferByLink(nobody(), 'NOSUCHLINK')]).toEqual([null, null])
})
