import { and, eq, sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { accounts, claims, codes, facts, shoppers, tears } from '@/db/schema'
import { aCampaign } from '@/db/testing/campaigns'
import { until } from '@/db/testing/until'
import { aBrand, database, databaseUrl } from '@/db/testing/world'
import { connect } from '@/db'
import { type BrandCtx, type Ctx, type HouseActor, houseCtx } from '@/lib/core/ctx'
import { newId } from '@/lib/core/id'
import { transaction } from '@/lib/core/transaction'
import { createCampaign } from '../commands'
import { archiveCampaign, pauseCampaign, publishCampaign, resumeCampaign } from '../lifecycle/commands'
import type { IssueOn, NewCampaign } from '../contract'
import { getCampaign } from '../queries'
import { issueVouchers } from './commands'
import type { Happened } from './rules'

const everyone = { segmentIds: [], match: 'any' as const, excludeSegmentIds: [] }
const welcome: NewCampaign = {
  name: 'Welcome',
  description: null,
  benefit: { type: 'percent', percent: 20 },
  startsAt: null,
  endsAt: null,
  audience: everyone,
  limits: { claims: null, perShopper: 1, usesPerCode: 1, budget: null },
  minimumSpend: null,
  scope: null,
  codeStyle: { length: 10, prefix: null, pattern: null },
  issueOn: { event: 'first-login', ceiling: 100, validForDays: 30 },
  claimableByShoppers: false,
}

const now = <C extends Ctx>(ctx: C): C => ({ ...ctx, now: new Date() })
const world = (db = houseCtx('issue-vouchers').db): Ctx<HouseActor> => ({ ...houseCtx('issue-vouchers'), db })

const issuing = async (issueOn: Partial<IssueOn> = {}, about: Partial<NewCampaign> = {}) => {
  const { owner } = await aBrand()
  const asked = { ...welcome, ...about, issueOn: { event: 'first-login' as const, ceiling: 100, validForDays: 30, ...issueOn } }
  const { id } = await createCampaign(now(owner), asked)
  return { owner, campaign: await publishCampaign(now(owner), id) }
}

const arrived = (accountId: string, event: Happened['event'] = 'first-login'): Happened => ({ event, accountId, at: new Date() })

/** People without a password, since making one takes longer than all that is looked at here. */
const some = async (count: number): Promise<string[]> => {
  const people = Array.from({ length: count }, () => ({
    id: newId(),
    name: 'Somebody',
    passwordHash: 'none',
    locale: 'en',
    timeZone: 'UTC',
  }))
  await database().insert(accounts).values(people)
  return people.map(({ id }) => id)
}
const someone = async () => (await some(1)).join('')

const ofBrand = ({ actor }: BrandCtx) => eq(shoppers.brandId, actor.brandId)

const given = (ctx: BrandCtx, campaignId: string) =>
  ctx.db
    .select({ accountId: shoppers.accountId, code: codes.code, expiresAt: claims.expiresAt, ordinal: claims.ordinal })
    .from(claims)
    .innerJoin(shoppers, eq(shoppers.id, claims.shopperId))
    .innerJoin(codes, and(eq(codes.campaignId, claims.campaignId), eq(codes.position, claims.position)))
    .where(eq(claims.campaignId, campaignId))
const told = async (ctx: BrandCtx, type: string) =>
  (
    await ctx.db
      .select()
      .from(facts)
      .where(and(eq(facts.brandId, ctx.actor.brandId), eq(facts.type, type)))
  ).length

test('300 first sign-ins handled at once by three processes, ceiling 100: exactly 100 vouchers, one a person, all different', async () => {
  const { owner, campaign } = await issuing()
  const processes = [1, 2, 3].map(() => connect(databaseUrl, 6))
  const people = await some(300)

  const counts = await Promise.all(people.map((id, at) => issueVouchers(world(processes[at % 3]?.db), arrived(id))))
  await Promise.all(processes.map(({ client }) => client.end()))

  expect(counts.filter((count) => count === 1)).toHaveLength(100)
  const rows = await given(owner, campaign.id)
  expect([rows.length, new Set(rows.map(({ code }) => code)).size, new Set(rows.map(({ accountId }) => accountId)).size]).toEqual([
    100, 100, 100,
  ])
  expect([await told(owner, 'voucher.issued'), await told(owner, 'code.claimed'), await told(owner, 'campaign.exhausted')]).toEqual([
    100, 0, 1,
  ])
  expect(await getCampaign(now(owner), campaign.id)).toMatchObject({
    exhausted: true,
    issued: 100,
    counts: { total: 100, claimed: 100, available: 0 },
  })
  const known = await owner.db.select().from(shoppers).where(ofBrand(owner))
  expect(known).toHaveLength(100)
})

test('the same fact delivered five times at once is one voucher', async () => {
  const { owner, campaign } = await issuing()
  const fact = arrived(await someone())

  const counts = await Promise.all(Array.from({ length: 5 }, () => issueVouchers(world(), fact)))

  expect(counts.toSorted()).toEqual([0, 0, 0, 0, 1])
  expect(await given(owner, campaign.id)).toHaveLength(1)
  expect(await told(owner, 'voucher.issued')).toBe(1)
  expect(await getCampaign(now(owner), campaign.id)).toMatchObject({ exhausted: false, issued: 1 })
})

test('whoever comes after the ceiling gets none, becomes no shopper, and exhaustion is said once', async () => {
  const { owner, campaign } = await issuing({ ceiling: 2 })
  const [first = '', second = '', late = ''] = await some(3)

  for (const id of [first, second, late, late, first]) await issueVouchers(world(), arrived(id))

  expect((await given(owner, campaign.id)).map(({ accountId }) => accountId).toSorted()).toEqual([first, second].toSorted())
  expect(await told(owner, 'campaign.exhausted')).toBe(1)
  expect(await getCampaign(now(owner), campaign.id)).toMatchObject({ exhausted: true })
  expect(
    await owner.db
      .select()
      .from(shoppers)
      .where(and(ofBrand(owner), eq(shoppers.accountId, late))),
  ).toEqual([])
})

test('a voucher lives as many days as the campaign says, and the shopper is made with it', async () => {
  const { owner, campaign } = await issuing({ validForDays: 7 })
  const accountId = await someone()
  const at = world()

  await issueVouchers(at, arrived(accountId))

  const [voucher] = await given(owner, campaign.id)
  expect(voucher).toMatchObject({ accountId, ordinal: 1, expiresAt: new Date(at.now.getTime() + 7 * 86_400_000) })
})

test('the codes that wait in the strip go first, void ones are passed over, and then it makes its own', async () => {
  const { owner } = await aBrand()
  const { id } = await aCampaign(owner, {
    codes: 3,
    issueOn: { event: 'first-login', ceiling: 10, validForDays: 1 },
    publishedAt: new Date(),
  })
  await owner.db
    .update(codes)
    .set({ voidedAt: new Date() })
    .where(and(eq(codes.campaignId, id), eq(codes.position, 2)))

  for (const person of await some(4)) await issueVouchers(world(), arrived(person))

  const positions = await owner.db
    .select({ position: claims.position })
    .from(claims)
    .where(eq(claims.campaignId, id))
    .orderBy(claims.position)
  expect(positions.map(({ position }) => position)).toEqual([1, 3, 4, 5])
  expect(await owner.db.select().from(tears).where(eq(tears.campaignId, id))).toMatchObject([{ torn: 5, issued: 4, claimed: 0 }])
  expect((await getCampaign(now(owner), id)).counts).toEqual({ total: 5, claimed: 4, void: 1, available: 0, redeemed: 0, expired: 0 })
})

test('signing up and signing in are different events', async () => {
  const { owner, campaign } = await issuing({ event: 'signup' })
  const [one = '', other = ''] = await some(2)

  await issueVouchers(world(), arrived(one))
  await issueVouchers(world(), arrived(other, 'signup'))

  expect(await given(owner, campaign.id)).toMatchObject([{ accountId: other }])
})

test('somebody who was there before the campaign, in its pause or after its end never gets one', async () => {
  const early = arrived(await someone())
  const { owner, campaign } = await issuing()
  await issueVouchers(world(), early)
  await pauseCampaign(now(owner), campaign.id)
  const paused = arrived(await someone())
  await issueVouchers(world(), paused)
  await resumeCampaign(now(owner), campaign.id)
  await issueVouchers(world(), early)
  await issueVouchers(world(), paused)
  const none = await given(owner, campaign.id)
  const during = arrived(await someone())
  await issueVouchers(world(), during)
  const late = arrived(await someone())
  await archiveCampaign(now(owner), campaign.id)
  await issueVouchers(world(), late)

  expect(none).toEqual([])
  expect(await given(owner, campaign.id)).toMatchObject([{ accountId: during.accountId }])
})

test('after a pause was answered no voucher is given, whoever waits for one', async () => {
  const { owner, campaign } = await issuing()
  const people = await some(5)
  const waiting = async () => {
    const [row] = await database().execute<{ count: number }>(
      sql`select count(*)::int as count from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`,
    )
    return row?.count ?? 0
  }

  const { issued, atPause } = await transaction(now(owner), async (ctx) => {
    await ctx.db.select().from(tears).where(eq(tears.campaignId, campaign.id)).for('update')
    const issued = Promise.all(people.map((id) => issueVouchers(world(), arrived(id))))
    await until(async () => (await waiting()) === people.length)
    let isPaused = false
    const atPause = pauseCampaign(now(owner), campaign.id).then(() => {
      isPaused = true
      return given(owner, campaign.id)
    })
    await until(async () => isPaused || (await waiting()) > people.length)
    return { issued, atPause }
  })
  const before = await atPause
  await issued

  expect(await given(owner, campaign.id)).toHaveLength(before.length)
  expect(before).toHaveLength(people.length)
})

test('a person who is gone, or never was, gets nothing', async () => {
  const { owner, campaign } = await issuing()
  const gone = await someone()
  await owner.db.execute(sql`update accounts set disabled_at = now() where id = ${gone}`)

  const counts = [await issueVouchers(world(), arrived(gone)), await issueVouchers(world(), arrived(campaign.id))]

  expect(counts).toEqual([0, 0])
  expect(await owner.db.select().from(shoppers).where(ofBrand(owner))).toEqual([])
})

test('every brand that gives one gives its own', async () => {
  const [one, other] = await Promise.all([issuing(), issuing()])

  expect(await issueVouchers(world(), arrived(await someone()))).toBeGreaterThanOrEqual(2)

  expect([await given(one.owner, one.campaign.id), await given(other.owner, other.campaign.id)].map(({ length }) => length)).toEqual([1, 1])
})
