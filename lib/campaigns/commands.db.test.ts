import { and, eq, sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { batches, campaignCounts, campaigns, codes, facts, strips, tears } from '@/db/schema'
import { aCampaign, addCodes } from '@/db/testing/campaigns'
import { until } from '@/db/testing/until'
import { aBrand, database } from '@/db/testing/world'
import type { BrandCtx } from '@/lib/core/ctx'
import { newId } from '@/lib/core/id'
import { changeCampaign, createCampaign, deleteCampaign, foldCounts } from './commands'
import type { CampaignChange, NewCampaign } from './contract'
import { publishCampaign } from './lifecycle/commands'
import { getCampaign, listCampaigns } from './queries'

const autumn: NewCampaign = {
  name: 'Autumn',
  description: 'Thirty per cent',
  benefit: { type: 'percent', percent: 30, cap: { amount: 300, currency: 'EUR' } },
  startsAt: new Date('2026-11-01T00:00:00Z'),
  endsAt: new Date('2099-12-01T00:00:00Z'),
  audience: { segmentIds: [], match: 'any', excludeSegmentIds: [] },
  limits: { claims: 100, perShopper: 2, usesPerCode: 1, budget: { amount: 5_000, currency: 'EUR' } },
  minimumSpend: { amount: 500, currency: 'EUR' },
  scope: { productIds: [], categoryIds: [newId()] },
  codeStyle: { length: 10, prefix: 'CAFE', pattern: '####-####-###' },
  issueOn: null,
  claimableByShoppers: true,
}

const now = <C extends BrandCtx>(ctx: C): C => ({ ...ctx, now: new Date() })
const factsAbout = (ctx: BrandCtx, id: string) =>
  ctx.db.select({ type: facts.type, data: facts.data }).from(facts).where(eq(facts.subjectId, id)).orderBy(facts.id)
const pointersOf = (change: Promise<unknown>) =>
  change.then(
    () => [],
    (refusal) => refusal.options.errors.map(({ pointer }: { pointer: string }) => pointer),
  )

test('a new campaign is a draft of what was asked for, with an empty strip, and the log says who drafted it', async () => {
  const { brand, owner } = await aBrand()

  const campaign = await createCampaign(owner, autumn)

  expect(campaign).toMatchObject({
    ...autumn,
    state: 'draft',
    exhausted: false,
    version: 1,
    publishedAt: null,
    spent: { amount: 0 },
    issued: null,
  })
  expect(campaign.counts).toEqual({ total: 0, available: 0, claimed: 0, redeemed: 0, void: 0, expired: 0 })
  expect(campaign.claimUrl).toMatch(/\/c\/[2-9A-HJKMNP-Z]{16}$/)
  expect(await getCampaign(owner, campaign.id)).toEqual(campaign)
  expect(await factsAbout(owner, campaign.id)).toMatchObject([{ type: 'campaign.created', data: { name: 'Autumn' } }])
  expect(await owner.db.select().from(strips).where(eq(strips.campaignId, campaign.id))).toMatchObject([{ size: 0, brandId: brand.id }])
  expect(await owner.db.select().from(tears).where(eq(tears.campaignId, campaign.id))).toMatchObject([{ torn: 0, claimed: 0, issued: 0 }])
})

const dollars = { amount: 100, currency: 'USD' }

test.each([
  ['/benefit/cap/currency', { benefit: { type: 'percent', percent: 1, cap: dollars } }],
  ['/benefit/amount/currency', { benefit: { type: 'amount', amount: dollars } }],
  ['/benefit/price/currency', { benefit: { type: 'fixed-price', price: dollars } }],
  ['/minimumSpend/currency', { minimumSpend: dollars }],
  ['/limits/budget/currency', { limits: { ...autumn.limits, budget: dollars } }],
  ['/endsAt', { endsAt: autumn.startsAt }],
  ['/endsAt', { endsAt: new Date('2026-10-31T23:59:59Z') }],
  ['/audience/segmentIds/0', { audience: { ...autumn.audience, segmentIds: [newId()] } }],
  ['/audience/excludeSegmentIds/0', { audience: { ...autumn.audience, excludeSegmentIds: [newId()] } }],
  ['/codeStyle/pattern', { codeStyle: { length: 10, prefix: null, pattern: '####-####-##' } }],
  [
    '/codeStyle/length',
    { codeStyle: { length: 4, prefix: null, pattern: null }, issueOn: { event: 'signup', ceiling: 100, validForDays: 1 } },
  ],
] satisfies [string, CampaignChange][])(
  '422 %s is wrong in a new campaign and in a change, and nothing is written',
  async (pointer, wrong) => {
    const { owner } = await aBrand()
    const campaign = await createCampaign(owner, autumn)

    expect(await pointersOf(createCampaign(owner, { ...autumn, ...wrong } as NewCampaign))).toEqual([pointer])
    expect(await pointersOf(changeCampaign(now(owner), { campaignId: campaign.id, change: wrong }))).toEqual([pointer])

    expect((await listCampaigns(owner, { limit: 10, sort: 'name' })).data).toEqual([campaign])
  },
)

test.each([
  ['a member of limits', { limits: { perShopper: 5 } }, { limits: { ...autumn.limits, perShopper: 5 } }],
  ['the budget, cleared', { limits: { budget: null } }, { limits: { ...autumn.limits, budget: null } }],
  ['a member of the code style', { codeStyle: { prefix: null } }, { codeStyle: { ...autumn.codeStyle, prefix: null } }],
  ['the scope, cleared', { scope: null }, { scope: null }],
  ['the end, cleared', { endsAt: null }, { endsAt: null }],
  ['the benefit, as a whole', { benefit: { type: 'percent', percent: 5 } }, { benefit: { type: 'percent', percent: 5 } }],
] satisfies [string, CampaignChange, Partial<NewCampaign>][])(
  'a change of %s leaves the rest, and before and after are remembered',
  async (_, change, after) => {
    const { owner } = await aBrand()
    const campaign = await createCampaign(owner, autumn)

    const changed = await changeCampaign(now(owner), { campaignId: campaign.id, change, ifMatch: 1 })

    expect(changed).toMatchObject({ ...autumn, ...after, version: 2 })
    const [, fact] = await factsAbout(owner, campaign.id)
    expect(Object.keys(Object(fact?.data.after))).toEqual(Object.keys(after))
  },
)

test('what a published campaign promises is fixed, but the same again is no change; the rest may change', async () => {
  const { owner } = await aBrand()
  const { id: campaignId } = await createCampaign(owner, autumn)
  await publishCampaign(now(owner), campaignId)
  const change = (change: CampaignChange) => changeCampaign(now(owner), { campaignId, change })

  for (const fixed of [
    { benefit: { type: 'percent' as const, percent: 5 } },
    { codeStyle: { length: 11, pattern: null } },
    { issueOn: { event: 'signup' as const, ceiling: 1, validForDays: 1 } },
  ])
    await expect(change(fixed)).rejects.toMatchObject({ code: 'campaign-published' })
  const same = await change({ benefit: autumn.benefit, codeStyle: autumn.codeStyle, issueOn: null })
  const other = await change({ name: 'Winter', benefit: autumn.benefit })

  expect([same.version, other.version, other.name]).toEqual([2, 3, 'Winter'])
})

test('a draft is deleted with its codes and counts; what is published is not', async () => {
  const { owner } = await aBrand()
  const draft = await aCampaign(owner, { codes: 5, publishedAt: null })
  const published = await aCampaign(owner, { codes: 5 })

  await deleteCampaign(now(owner), { campaignId: draft.id })

  await expect(deleteCampaign(now(owner), { campaignId: published.id })).rejects.toMatchObject({ code: 'campaign-published' })
  await expect(getCampaign(owner, draft.id)).rejects.toMatchObject({ code: 'not-found' })
  expect(await owner.db.select().from(codes).where(eq(codes.campaignId, draft.id))).toEqual([])
  expect(await owner.db.select().from(campaignCounts).where(eq(campaignCounts.campaignId, draft.id))).toEqual([])
  expect((await getCampaign(owner, published.id)).counts.total).toBe(5)
})

test('a draft that is deleted while its codes are being made lets that end first, and takes them along', async () => {
  const { owner } = await aBrand()
  const draft = await aCampaign(owner, { codes: 0, publishedAt: null })
  const waiting = () =>
    database().execute(sql`select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`)

  const { deleting } = await database().transaction(async (tx) => {
    await tx.select().from(batches).where(eq(batches.id, draft.batchId)).for('share')
    const deleting = deleteCampaign(now(owner), { campaignId: draft.id })
    await until(async () => (await waiting()).length > 0)
    await addCodes({ db: tx }, draft, 3)
    return { deleting }
  })
  await deleting

  expect(await owner.db.select().from(codes).where(eq(codes.campaignId, draft.id))).toEqual([])
})

test('counts that are folded while others are written, and by two at once, stay the same', async () => {
  const { owner } = await aBrand()
  const campaign = await aCampaign(owner, { codes: 3 })
  const adding = Array.from({ length: 30 }, () => addCodes(owner, campaign, 2))
  const folding = Array.from({ length: 10 }, () => foldCounts(owner))

  await Promise.all([...adding, ...folding])
  await foldCounts(owner)

  const rows = await owner.db.select({ total: campaignCounts.total }).from(campaignCounts).where(eq(campaignCounts.campaignId, campaign.id))
  expect(rows).toEqual([{ total: 63 }])
})

test('campaigns are found by part of their name, by state, and in pages, and another brand sees none', async () => {
  const [{ owner }, other] = await Promise.all([aBrand(), aBrand()])
  for (const name of ['Otoño', 'Áreas', 'Zumos']) await createCampaign(owner, { ...autumn, name })
  const all = await listCampaigns(owner, { limit: 2, sort: 'name' })
  const rest = await listCampaigns(owner, { limit: 2, sort: 'name', cursor: all.nextCursor ?? undefined })
  await publishCampaign(now(owner), rest.data[0]?.id ?? '')

  const names = async (asked: { q?: string; state?: 'draft' | 'live' }) =>
    (await listCampaigns(now(owner), { limit: 10, sort: '-createdAt', ...asked })).data.map(({ name }) => name)

  expect([...all.data, ...rest.data].map(({ name }) => name)).toEqual(['Áreas', 'Otoño', 'Zumos'])
  expect([await names({ q: 'OTON' }), await names({ q: '%' }), await names({ state: 'live' }), await names({ state: 'draft' })]).toEqual([
    ['Otoño'],
    [],
    ['Zumos'],
    ['Áreas', 'Otoño'],
  ])
  expect((await listCampaigns(other.owner, { limit: 10, sort: 'name' })).data).toEqual([])
  await expect(getCampaign(other.owner, all.data[0]?.id ?? '')).rejects.toMatchObject({ code: 'not-found' })
})

test('a void code and a claim whose own time is over are counted where they stand', async () => {
  const { owner } = await aBrand()
  const campaign = await aCampaign(owner, { codes: 5 })
  await owner.db.execute(sql`
    insert into claims (id, brand_id, campaign_id, position, ordinal, expires_at)
    select gen_random_uuid(), brand_id, campaign_id, position, position, case when position < 3 then now() - interval '1 s' end
    from codes where campaign_id = ${campaign.id} and position < 4`)
  await owner.db
    .update(codes)
    .set({ voidedAt: new Date() })
    .where(and(eq(codes.campaignId, campaign.id), eq(codes.position, 2)))

  const open = await getCampaign(now(owner), campaign.id)
  await owner.db.update(campaigns).set({ endsAt: new Date() }).where(eq(campaigns.id, campaign.id))
  const over = await getCampaign(now(owner), campaign.id)

  expect(open.counts).toEqual({ total: 5, available: 2, claimed: 1, redeemed: 0, void: 1, expired: 1 })
  expect(over.counts).toEqual({ total: 5, available: 0, claimed: 0, redeemed: 0, void: 1, expired: 4 })
})
