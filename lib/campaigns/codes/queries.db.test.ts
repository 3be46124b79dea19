import { and, eq, inArray } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { claims, codes, shoppers, tears } from '@/db/schema'
import { aCampaign, addCodes, type TestCampaign } from '@/db/testing/campaigns'
import { aBrand } from '@/db/testing/world'
import type { Ctx, MemberActor } from '@/lib/core/ctx'
import { newId } from '@/lib/core/id'
import type { Code, CodeQuery } from './contract'
import { countCodes, listCampaignCodes, listCodes } from './queries'
import { codeStates } from './rules'

type Owner = Ctx<MemberActor>

const past = new Date(Date.now() - 60_000)
const later = new Date(Date.now() + 60_000)

type Taken = { positions: number[]; ref?: string; usedAt?: Date; expiresAt?: Date; uses?: number }

const take = async ({ db, actor }: Owner, campaign: TestCampaign, { positions, ref, usedAt, expiresAt, uses = 0 }: Taken) => {
  const shopperId = newId()
  await db.insert(shoppers).values({ id: shopperId, brandId: actor.brandId, ref: ref ?? shopperId })
  await db.insert(claims).values(
    positions.map((position, at) => ({
      id: newId(),
      brandId: actor.brandId,
      campaignId: campaign.id,
      position,
      shopperId,
      ordinal: at + 1,
      usedAt: usedAt ?? null,
      expiresAt: expiresAt ?? null,
      uses: usedAt ? Math.max(1, uses) : uses,
      orderRef: ref ? `order of ${ref}` : null,
    })),
  )
  const torn = Math.max(...positions)
  await db.update(tears).set({ torn }).where(eq(tears.campaignId, campaign.id))
}

const voidAt = ({ db }: Owner, campaign: TestCampaign, positions: number[]) =>
  db
    .update(codes)
    .set({ voidedAt: past })
    .where(and(eq(codes.campaignId, campaign.id), inArray(codes.position, positions)))

/** A campaign with codes in every state. */
const mixed = async (owner: Owner, endsAt: Date | null = null): Promise<TestCampaign> => {
  const campaign = await aCampaign(owner, { codes: 60, usesPerCode: 2, endsAt })
  await voidAt(owner, campaign, [3, 4, 40])
  await take(owner, campaign, { positions: [1, 2, 5], uses: 1 })
  await take(owner, campaign, { positions: [6, 7], usedAt: past, uses: 2 })
  await take(owner, campaign, { positions: [8, 9], expiresAt: past })
  await take(owner, campaign, { positions: [10, 11], expiresAt: later })
  await voidAt(owner, campaign, [11])
  return campaign
}

const all = async (owner: Owner, asked: Partial<CodeQuery> = {}): Promise<Code[]> => {
  const read: Code[] = []
  for (let cursor: string | undefined; ;) {
    const page = await listCodes(owner, { limit: 7, ...asked, cursor })
    expect(page.data.length).toBeLessThanOrEqual(7)
    read.push(...page.data)
    if (page.nextCursor === null) return read
    cursor = page.nextCursor
  }
}

test('a campaign has its codes in the order of the strip, each with who has it', async () => {
  const { owner } = await aBrand()
  const campaign = await mixed(owner)

  const listed = await all(owner, { campaignId: campaign.id })

  expect(listed.map(({ position }) => position)).toEqual(Array.from({ length: 60 }, (_, at) => at + 1))
  expect(listed[0]).toMatchObject({
    state: 'claimed',
    uses: 1,
    usesLeft: 1,
    isUsed: false,
    shopper: { id: expect.any(String) },
    expiresAt: null,
  })
  expect(listed[5]).toMatchObject({ state: 'redeemed', uses: 2, usesLeft: 0, isUsed: true, usedAt: past })
  expect(listed[59]).toMatchObject({ state: 'available', shopper: null, claimedAt: null, orderRef: null, voidedAt: null })
})

test.each([
  ['without an end', null],
  ['that is over', past],
  ['that ends later', later],
])('every state is found by the database as by the rule, in a campaign %s', async (_, endsAt) => {
  const { owner } = await aBrand()
  const campaign = await mixed(owner, endsAt)
  const everything = await all(owner, { campaignId: campaign.id })

  for (const state of codeStates) {
    const expected = everything.filter((code) => code.state === state).map(({ position }) => position)
    for (const within of [{ campaignId: campaign.id }, { campaignId: campaign.id, batchId: campaign.batchId }])
      expect((await all(owner, { ...within, state })).map(({ position }) => position)).toEqual(expected)
    expect(new Set((await all(owner, { state })).map(({ position }) => position))).toEqual(new Set(expected))
    expect(await countCodes(owner, { campaignId: campaign.id, state })).toBe(expected.length)
  }
  expect(new Set(everything.map(({ state }) => state)).size).toBe(endsAt === past ? 3 : 5)
})

test('a brand has its codes newest first, over all campaigns and nobody else’s', async () => {
  const [{ owner }, { owner: stranger }] = [await aBrand(), await aBrand()]
  const [one, two] = [await aCampaign(owner, { codes: 10 }), await aCampaign(owner, { codes: 10 })]
  await aCampaign(stranger, { codes: 5 })

  const listed = await all(owner)

  expect(listed).toHaveLength(20)
  expect(listed.map(({ id }) => id)).toEqual(
    listed
      .map(({ id }) => id)
      .toSorted()
      .toReversed(),
  )
  expect(new Set(listed.map(({ campaignId }) => campaignId))).toEqual(new Set([one.id, two.id]))
})

test('codes of a brand in one state come campaign by campaign, newest first and from the end, page by page the same', async () => {
  const { owner } = await aBrand()
  const [one, none, two, three] = [await mixed(owner), await aCampaign(owner, { codes: 9 }), await mixed(owner, later), await mixed(owner)]
  const everything = (await Promise.all([three, two, none, one].map(({ id }) => all(owner, { campaignId: id })))).map((read) =>
    read.toReversed(),
  )

  for (const state of codeStates) {
    const expected = everything.flat().filter((code) => code.state === state)
    expect(await all(owner, { state })).toEqual(expected)
    expect((await listCodes(owner, { state, limit: 100 })).data).toEqual(expected.slice(0, 100))
  }
  const { nextCursor } = await listCodes(owner, { limit: 1 })
  await expect(listCodes(owner, { limit: 1, state: 'claimed', cursor: String(nextCursor) })).rejects.toMatchObject({ code: 'invalid' })
})

test('a code is found by any spelling of it, and only that one; what it begins with finds all of them', async () => {
  const { owner } = await aBrand()
  const campaign = await aCampaign(owner, { codes: 0 })
  await addCodes(owner, campaign, 25)
  const listed = await all(owner, { campaignId: campaign.id })
  const [one] = listed
  if (!one) throw new Error('no codes')
  const stem = one.code.slice(0, -2)

  const found = async (q: string) => (await all(owner, { q })).map(({ code }) => code)

  expect(await found(one.code.toLowerCase().replaceAll('-', ' '))).toEqual([one.code])
  expect(await found(stem)).toHaveLength(25)
  expect(await found(` ${stem.toLowerCase().replaceAll('0', 'o')} `)).toHaveLength(25)
  expect(await found(`${stem}2`)).toEqual([`${stem}-2`])
  for (const nothing of ['NOSUCH', '%', '_', '\\', '-', "' or true --", '💩']) expect(await found(nothing)).toEqual([])
  expect(await found('  ')).toHaveLength(25)
})

test('an imported code is found as it is written, wildcards included', async () => {
  const { owner } = await aBrand()
  const campaign = await aCampaign(owner, { codes: 3 })
  const imported = ['a%b', 'a_b', 'axb']
  for (const [at, text] of imported.entries())
    await owner.db
      .update(codes)
      .set({ code: text, matchKey: text })
      .where(and(eq(codes.campaignId, campaign.id), eq(codes.position, at + 1)))

  const found = async (q: string) => (await all(owner, { q })).map(({ code }) => code)

  expect(await found('a%b')).toEqual(['a%b'])
  expect(await found('a_')).toEqual(['a_b'])
  expect(await found('a')).toEqual(['a%b', 'a_b', 'axb'])
})

test('a cursor of another list, and one that is made up, is refused', async () => {
  const { owner } = await aBrand()
  const campaign = await aCampaign(owner)
  const { nextCursor } = await listCodes(owner, { limit: 1 })

  await expect(listCodes(owner, { limit: 1, campaignId: campaign.id, cursor: String(nextCursor) })).rejects.toMatchObject({
    code: 'invalid',
  })
  for (const key of [['x', newId()], ['9'.repeat(30), newId()], [newId()]])
    await expect(
      listCodes(owner, { limit: 1, campaignId: campaign.id, cursor: Buffer.from(JSON.stringify(key)).toString('base64url') }),
    ).rejects.toMatchObject({ code: 'invalid' })
})

test('404 not-found for the codes of another brand’s campaign, listed or as a file', async () => {
  const [{ owner }, { owner: stranger }] = [await aBrand(), await aBrand()]
  const campaign = await aCampaign(owner)

  await expect(listCampaignCodes(stranger, campaign.id, { limit: 1 })).rejects.toMatchObject({ code: 'not-found' })
  expect(await all(stranger, { campaignId: campaign.id })).toEqual([])
  expect(await all(stranger, { batchId: campaign.batchId })).toEqual([])
})

test('the codes that somebody has are found by their ref or by their id, of the brand that asks, and narrowed as any list', async () => {
  const [{ owner }, { owner: stranger }] = [await aBrand(), await aBrand()]
  const [one, two, foreign] = [await aCampaign(owner), await aCampaign(owner), await aCampaign(stranger)]
  await take(owner, one, { positions: [2, 4, 6], ref: 'ada' })
  await take(owner, two, { positions: [1] })
  await take(stranger, foreign, { positions: [3], ref: 'ada' })
  await owner.db.insert(claims).values({ id: newId(), brandId: one.brandId, campaignId: one.id, position: 9, ordinal: 1 })
  await owner.db
    .update(claims)
    .set({ usedAt: past, uses: 1 })
    .where(and(eq(claims.campaignId, one.id), eq(claims.position, 4)))
  const hers = (await all(owner, { shopper: 'ada' })).toSorted((a, b) => a.position - b.position)
  const [nameless] = await all(owner, { campaignId: two.id, state: 'claimed' })
  const placed = async (asked: Partial<CodeQuery>) => (await all(owner, asked)).map(({ campaignId, position }) => [campaignId, position])

  expect(hers.map(({ campaignId, position }) => [campaignId, position])).toEqual([2, 4, 6].map((position) => [one.id, position]))
  expect(await all(owner, { shopper: hers[0]?.shopper?.id })).toEqual(await all(owner, { shopper: 'ada' }))
  expect(await placed({ shopper: nameless?.shopper?.id })).toEqual([[two.id, 1]])
  expect(await placed({ shopper: 'ada', campaignId: one.id, state: 'claimed' })).toEqual([2, 6].map((position) => [one.id, position]))
  expect(await placed({ shopper: 'ada', q: hers[2]?.code })).toEqual([[one.id, 6]])
  expect(await placed({ shopper: 'ada', campaignId: two.id })).toEqual([])
  for (const nobody of ['ad', 'ADA', '%', newId(), "' or true --"]) expect(await placed({ shopper: nobody })).toEqual([])
  expect(await countCodes(owner, { shopper: 'ada' })).toBe(3)
})
