import { and, eq, sql } from 'drizzle-orm'
import { afterAll, expect, test } from 'vitest'
import { connect, type Database } from '@/db'
import { campaigns, claims, codes, facts, shoppers, tears } from '@/db/schema'
import { aCampaign, addCodes, type TestCampaign } from '@/db/testing/campaigns'
import { until } from '@/db/testing/until'
import { aBrand, databaseUrl } from '@/db/testing/world'
import type { Ctx, MemberActor } from '@/lib/core/ctx'
import { newId } from '@/lib/core/id'
import { Problem } from '@/lib/core/problem'
import { claimCode } from './commands'

/** Pools and coalescers of their own, as other processes have. */
const others = [connect(databaseUrl, 8), connect(databaseUrl, 8)]
afterAll(() => Promise.all(others.map(({ client }) => client.end({ timeout: 5 }))))

type Owner = Ctx<MemberActor>
type Told = { status: number | string; code: string | null; at: number }

const ask = async (ctx: Owner, campaign: TestCampaign, ref: string, db: Database = ctx.db): Promise<Told> => {
  const answer = await claimCode({ ...ctx, db }, { campaignId: campaign.id, shopper: { ref } }).catch((error: unknown) => {
    if (error instanceof Problem) return error
    throw error
  })
  const at = performance.now()
  return answer instanceof Problem ? { status: answer.code, code: null, at } : { status: answer[0], code: answer[1].code, at }
}

const spread = (index: number, own: Database) => [own, ...others.map(({ db }) => db)][index % 3] ?? own

const refs = (count: number) => Array.from({ length: count }, (_, index) => `shopper-${index}`)

const tally = (answers: Told[]) => {
  const counts: Record<string, number> = {}
  for (const { status } of answers) counts[status] = (counts[status] ?? 0) + 1
  return counts
}

const codesOf = (answers: Told[]) => answers.flatMap(({ code }) => (code === null ? [] : [code]))

/** What the tables say: each code had by one, the tear where it should be, a fact for every claim. */
const counted = async ({ db }: Owner, { id }: TestCampaign) => {
  const [row] = await db.execute<Record<string, number>>(sql`
    select (select count(*)::int from claims where campaign_id = ${id}) as claims,
      (select count(distinct shopper_id)::int from claims where campaign_id = ${id}) as shoppers,
      (select claimed from tears where campaign_id = ${id}) as claimed,
      (select torn::int from tears where campaign_id = ${id}) as torn,
      (select coalesce(sum(claimed), 0)::int from campaign_counts where campaign_id = ${id}) as counted,
      (select count(*)::int from facts where type = 'code.claimed' and data ->> 'campaignId' = ${id}::text) as facts,
      (select count(*)::int from facts where type = 'campaign.exhausted' and subject_id = ${id}) as exhausted`)
  return row
}

test('20 simultaneous claims by one new shopper get one code, the same in all answers', async () => {
  const { owner } = await aBrand()
  const campaign = await aCampaign(owner, { codes: 50 })

  const answers = await Promise.all(Array.from({ length: 20 }, () => ask(owner, campaign, 'ada')))

  expect(tally(answers)).toEqual({ 201: 1, 200: 19 })
  expect(new Set(codesOf(answers)).size).toBe(1)
  expect(await counted(owner, campaign)).toMatchObject({ claims: 1, claimed: 1, torn: 1, counted: 1, facts: 1 })
})

test('60 simultaneous claims by one new shopper through three processes get one code, the same in all answers', async () => {
  const { owner } = await aBrand()
  const campaign = await aCampaign(owner, { codes: 50 })

  const answers = await Promise.all(Array.from({ length: 60 }, (_, index) => ask(owner, campaign, 'ada', spread(index, owner.db))))

  expect(tally(answers)).toEqual({ 201: 1, 200: 59 })
  expect(new Set(codesOf(answers)).size).toBe(1)
  expect(await counted(owner, campaign)).toMatchObject({ claims: 1, claimed: 1, torn: 1, counted: 1, facts: 1 })
  expect(await owner.db.select().from(shoppers).where(eq(shoppers.brandId, campaign.brandId))).toHaveLength(1)
})

test('5 000 shoppers for 1 000 codes: exactly 1 000 claims, 4 000 codes-exhausted', { timeout: 60_000 }, async () => {
  const { owner } = await aBrand()
  const campaign = await aCampaign(owner, { codes: 1_000 })

  const answers = await Promise.all(refs(5_000).map((ref, index) => ask(owner, campaign, ref, spread(index, owner.db))))

  expect(tally(answers)).toEqual({ 201: 1_000, 'codes-exhausted': 4_000 })
  expect(new Set(codesOf(answers)).size).toBe(1_000)
  expect(await counted(owner, campaign)).toEqual({
    claims: 1_000,
    shoppers: 1_000,
    claimed: 1_000,
    torn: 1_000,
    counted: 1_000,
    facts: 1_000,
    exhausted: 1,
  })
})

test('the same while 500 codes more are being made: exactly 1 500', { timeout: 60_000 }, async () => {
  const { owner } = await aBrand()
  const campaign = await aCampaign(owner, { codes: 1_000 })
  const make = async () => {
    for (let chunk = 0; chunk < 10; chunk += 1) await addCodes({ db: spread(chunk, owner.db) }, campaign, 50)
  }
  const untilServed = async (ref: string, db: Database, made: Promise<void>): Promise<Told> => {
    const first = await ask(owner, campaign, ref, db)
    return first.code === null ? made.then(() => ask(owner, campaign, ref, db)) : first
  }

  const made = make()
  const answers = await Promise.all(refs(3_000).map((ref, index) => untilServed(ref, spread(index, owner.db), made)))

  expect(tally(answers)).toEqual({ 201: 1_500, 'codes-exhausted': 1_500 })
  expect(new Set(codesOf(answers)).size).toBe(1_500)
  expect(await counted(owner, campaign)).toMatchObject({ claims: 1_500, shoppers: 1_500, claimed: 1_500, torn: 1_500, facts: 1_500 })
})

test('the last batch of a strip is clipped: it gives out exactly what was left', async () => {
  const { owner } = await aBrand()
  const campaign = await aCampaign(owner, { codes: 107 })

  await Promise.all(refs(100).map((ref) => ask(owner, campaign, ref)))
  const answers = await Promise.all(Array.from({ length: 40 }, (_, index) => ask(owner, campaign, `late-${index}`)))

  expect(tally(answers)).toEqual({ 201: 7, 'codes-exhausted': 33 })
  expect(await counted(owner, campaign)).toMatchObject({ claims: 107, claimed: 107, torn: 107, exhausted: 1 })
})

test('a limit of claims holds through three processes, and is told apart from codes that ran out', async () => {
  const { owner } = await aBrand()
  const campaign = await aCampaign(owner, { codes: 1_000, claimsLimit: 321 })

  const answers = await Promise.all(refs(900).map((ref, index) => ask(owner, campaign, ref, spread(index, owner.db))))

  expect(tally(answers)).toEqual({ 201: 321, 'limit-reached': 579 })
  expect(await counted(owner, campaign)).toMatchObject({ claims: 321, claimed: 321, torn: 321, exhausted: 1 })
})

const use = ({ db }: Owner, campaign: TestCampaign, code: string) =>
  db.execute(sql`
    update claims set uses = 1, used_at = now() from codes
    where codes.campaign_id = claims.campaign_id and codes.position = claims.position and claims.campaign_id = ${campaign.id} and codes.code = ${code}`)

test('of two codes a shopper gets the second after using the first, and no third, however often they ask at once', async () => {
  const { owner } = await aBrand()
  const campaign = await aCampaign(owner, { codes: 10, perShopper: 2 })
  const many = () => Promise.all(Array.from({ length: 12 }, (_, index) => ask(owner, campaign, 'ada', spread(index, owner.db))))

  const rounds = []
  for (let round = 0; round < 3; round += 1) {
    const answers = await many()
    const [code = ''] = new Set(codesOf(answers))
    rounds.push({ ...tally(answers), distinct: new Set(codesOf(answers)).size })
    await use(owner, campaign, code)
  }

  expect(rounds).toEqual([
    { 201: 1, 200: 11, distinct: 1 },
    { 201: 1, 200: 11, distinct: 1 },
    { 200: 12, distinct: 1 },
  ])
  expect(await counted(owner, campaign)).toMatchObject({ claims: 2, claimed: 2, torn: 2 })
})

test('void codes, and codes that were redeemed unclaimed, are passed over', async () => {
  const { owner } = await aBrand()
  const campaign = await aCampaign(owner, { codes: 30 })
  const { db } = owner
  await db
    .update(codes)
    .set({ voidedAt: new Date() })
    .where(and(eq(codes.campaignId, campaign.id), sql`position % 3 = 0`))
  const redeemed = [4, 5, 29].map((position) => ({
    id: newId(),
    brandId: campaign.brandId,
    campaignId: campaign.id,
    position,
    ordinal: 1,
    uses: 1,
    usedAt: new Date(),
  }))
  await db.insert(claims).values(redeemed)

  const answers = await Promise.all(refs(25).map((ref, index) => ask(owner, campaign, ref, spread(index, owner.db))))

  expect(tally(answers)).toEqual({ 201: 17, 'codes-exhausted': 8 })
  const given = await db
    .select()
    .from(claims)
    .where(and(eq(claims.campaignId, campaign.id), sql`shopper_id is not null`))
  expect(given.map(({ position }) => position).toSorted((one, other) => one - other)).toEqual(
    Array.from({ length: 30 }, (_, index) => index + 1).filter((position) => position % 3 !== 0 && ![4, 5, 29].includes(position)),
  )
  expect(await counted(owner, campaign)).toMatchObject({ torn: 30, claimed: 17, exhausted: 1 })
})

test('after a pause is answered no claim that began later succeeds, until it goes on', async () => {
  const { owner } = await aBrand()
  const campaign = await aCampaign(owner, { codes: 5_000 })
  const { db } = owner
  let isPaused = false
  const answers: (Told & { ref: string; isLate: boolean })[] = []
  const askOneAfterTheOther = async (index: number) => {
    for (let turn = 0, late = 0; late < 3; turn += 1) {
      const [ref, isLate] = [`shopper-${index}-${turn}`, isPaused]
      answers.push({ ref, isLate, ...(await ask(owner, campaign, ref, spread(index, db))) })
      late += isLate ? 1 : 0
    }
  }
  const pause = async () => {
    await until(() => answers.length > 200)
    await db.update(campaigns).set({ pausedAt: new Date() }).where(eq(campaigns.id, campaign.id))
    isPaused = true
  }

  await Promise.all([...Array.from({ length: 60 }, (_, index) => askOneAfterTheOther(index)), pause()])

  const late = answers.filter(({ isLate }) => isLate)
  expect(tally(late)).toEqual({ 'campaign-not-live': 180 })
  const given = answers.filter(({ status }) => status === 201)
  expect(given.length).toBeGreaterThan(100)
  expect(await counted(owner, campaign)).toMatchObject({ claims: given.length, claimed: given.length })
  const [again] = given
  expect(await ask(owner, campaign, again?.ref ?? '')).toMatchObject({ status: 200, code: again?.code })
})

test('people who have their code are answered while the tear is held by somebody else', async () => {
  const { owner } = await aBrand()
  const campaign = await aCampaign(owner)
  const first = await ask(owner, campaign, 'ada')

  const again = await others[0]?.db.transaction(async (tx) => {
    await tx.select().from(tears).where(eq(tears.campaignId, campaign.id)).for('update')
    return ask(owner, campaign, 'ada')
  })

  expect(again).toMatchObject({ status: 200, code: first.code })
})

test('newcomers who arrive at two campaigns at once, in any order, never block each other', async () => {
  const { owner } = await aBrand()
  const [one, other] = [await aCampaign(owner, { codes: 300 }), await aCampaign(owner, { codes: 300 })]

  const answers = await Promise.all(
    refs(200).flatMap((ref, index) => [
      ask(owner, one, ref, spread(index, owner.db)),
      ask(owner, other, `shopper-${199 - index}`, spread(index, owner.db)),
    ]),
  )

  expect(tally(answers)).toEqual({ 201: 400 })
  expect(await owner.db.select().from(shoppers).where(eq(shoppers.brandId, one.brandId))).toHaveLength(200)
})

/** Until somebody in this database waits for a lock. */
const untilBlocked = ({ db }: Owner) =>
  until(async () => {
    const [row] = await db.execute<{ waits: boolean }>(sql`
      select exists (select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock') as waits`)
    return row?.waits === true
  })

test('two newcomers asked for in any order are made in one: who makes the same two elsewhere is never in each other’s way', async () => {
  const { owner } = await aBrand()
  const campaign = await aCampaign(owner)
  const make = (db: Pick<Database, 'insert'>, ref: string) => db.insert(shoppers).values({ id: newId(), brandId: campaign.brandId, ref })

  const asking = await others[0]?.db.transaction(async (tx) => {
    await make(tx, 'b')
    const asked = Promise.all([ask(owner, campaign, 'c'), ask(owner, campaign, 'b')])
    await untilBlocked(owner)
    await make(tx, 'c')
    return { asked }
  })

  expect(tally((await asking?.asked) ?? [])).toEqual({ 201: 2 })
})

test('who got a code and used it while asking for it elsewhere gets that one, and no second', async () => {
  const { owner } = await aBrand()
  const campaign = await aCampaign(owner)
  const shopperId = newId()
  await owner.db.insert(shoppers).values({ id: shopperId, brandId: campaign.brandId, ref: 'ada' })

  const asking = await others[0]?.db.transaction(async (tx) => {
    await tx.select().from(tears).where(eq(tears.campaignId, campaign.id)).for('update')
    const asked = ask(owner, campaign, 'ada')
    await untilBlocked(owner)
    const { brandId, id: campaignId } = campaign
    await tx.insert(claims).values({ id: newId(), brandId, campaignId, position: 1, shopperId, ordinal: 1, uses: 1, usedAt: new Date() })
    await tx.update(tears).set({ torn: 1, claimed: 1 }).where(eq(tears.campaignId, campaignId))
    return { asked }
  })

  expect(await asking?.asked).toMatchObject({ status: 200 })
  expect(await counted(owner, campaign)).toMatchObject({ claims: 1, claimed: 1, torn: 1 })
})

test('a batch that breaks gives nothing: no claim, no shopper, no fact, and the next asker gets the first code', async () => {
  const { owner } = await aBrand()
  const campaign = await aCampaign(owner)
  const { db } = owner
  await db.execute(sql`
    create function breaks() returns trigger language plpgsql as $$ begin raise exception 'broken'; end $$`)
  await db.execute(
    sql.raw(
      `create trigger breaks before insert on facts for each row when (new.brand_id = '${campaign.brandId}') execute function breaks()`,
    ),
  )

  const broken = await Promise.allSettled(refs(5).map((ref) => ask(owner, campaign, ref)))
  await db.execute(sql`drop trigger breaks on facts`)

  expect(broken.map(({ status }) => status)).toEqual(Array(5).fill('rejected'))
  expect(await counted(owner, campaign)).toMatchObject({ claims: 0, claimed: 0, torn: 0, counted: 0, facts: 0 })
  expect(await db.select().from(shoppers).where(eq(shoppers.brandId, campaign.brandId))).toEqual([])
  expect(await ask(owner, campaign, 'ada')).toMatchObject({ status: 201 })
  expect(
    await db
      .select()
      .from(facts)
      .where(and(eq(facts.brandId, campaign.brandId), eq(facts.type, 'code.claimed'))),
  ).toHaveLength(1)
})
