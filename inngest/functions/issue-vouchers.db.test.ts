import { and, count, eq } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { claims, engineEvents, engineRuns, facts, shoppers } from '@/db/schema'
import { aCampaign } from '@/db/testing/campaigns'
import { until } from '@/db/testing/until'
import { aBrand, database, databaseUrl, password, unique } from '@/db/testing/world'
import { createAccount } from '@/lib/accounts/commands'
import { createTokens, signIn } from '@/lib/accounts/sessions/commands'
import { nobodyCtx } from '@/lib/core/ctx'
import { log } from '@/lib/core/log'
import { type Relay, startRelay } from '@/lib/events/relay'
import { client } from '../client'
import { type Engine, startEngine } from '../engine/start'
import { issueVouchersOnArrival } from './issue-vouchers'

log.level = 'silent'

let engine: Engine
let relay: Relay

beforeAll(async () => {
  engine = await startEngine({ databaseUrl, client, functions: [issueVouchersOnArrival], backoff: () => 20, pollMilliseconds: 30 })
  relay = startRelay({ databaseUrl, listensTo: new Set(['account.first-login', 'account.created']), handOn: engine.accept })
})

afterAll(async () => {
  await relay.stop()
  await engine.drain()
})

const signUp = async () => {
  const email = `${unique('somebody')}@example.com`
  const { id } = await createAccount(nobodyCtx(), { name: 'Somebody', email, password, locale: 'en', timeZone: 'UTC' }, unique('address'))
  return { id, credentials: { identifier: email, password } }
}
const from = () => ({ address: unique('address'), userAgent: null })

const issuing = async (event: 'first-login' | 'signup', ceiling: number) => {
  const { owner } = await aBrand()
  const about = { publishedAt: new Date(), claimableByShoppers: false, issueOn: { event, ceiling, validForDays: 30 } }
  return { owner, campaign: await aCampaign(owner, { codes: 0, ...about }) }
}

const holders = async (campaignId: string) => {
  const rows = await database()
    .select({ accountId: shoppers.accountId })
    .from(claims)
    .innerJoin(shoppers, eq(shoppers.id, claims.shopperId))
    .where(eq(claims.campaignId, campaignId))
    .orderBy(claims.position)
  return rows.map(({ accountId }) => accountId)
}

/** Every fact of an arrival is dealt with: relayed, and its run over. */
const isSettled = async () => {
  const [arrivals] = await database().select({ count: count() }).from(facts).where(eq(facts.type, 'account.first-login'))
  const [others] = await database().select({ count: count() }).from(facts).where(eq(facts.type, 'account.created'))
  const [over] = await database().select({ count: count() }).from(engineRuns).where(eq(engineRuns.state, 'completed'))
  return over?.count === (arrivals?.count ?? 0) + (others?.count ?? 0)
}

test.each([
  ['in the browser', (credentials: Parameters<typeof signIn>[1]) => signIn(nobodyCtx(), credentials, 'browser', from())],
  ['for tokens', (credentials: Parameters<typeof signIn>[1]) => createTokens(nobodyCtx(), credentials, from())],
])('whoever signs in for the first time %s has a voucher a moment later, and the second time no other', async (_, enter) => {
  const { owner, campaign } = await issuing('first-login', 10)
  const person = await signUp()

  await enter(person.credentials)
  await until(async () => (await holders(campaign.id)).includes(person.id))
  await enter(person.credentials)
  await until(isSettled)

  expect(await holders(campaign.id)).toEqual([person.id])
  const told = await owner.db
    .select({ actorKind: facts.actorKind, actorId: facts.actorId, data: facts.data })
    .from(facts)
    .where(and(eq(facts.brandId, campaign.brandId), eq(facts.type, 'voucher.issued')))
  expect(told).toMatchObject([{ actorKind: 'system', actorId: 'issue-vouchers', data: { campaignId: campaign.id } }])
})

test('whoever signs up gets the voucher for that without signing in', async () => {
  const { campaign } = await issuing('signup', 10)

  const { id } = await signUp()
  await until(async () => (await holders(campaign.id)).length > 0)

  expect(await holders(campaign.id)).toEqual([id])
})

test('thirty first sign-ins at once with a ceiling of ten: ten get one, in the order in which their facts are handed on', async () => {
  const { campaign } = await issuing('first-login', 10)
  const people = []
  for (let person = 0; person < 30; person += 1) people.push(await signUp())

  await Promise.all(people.map(({ credentials }) => signIn(nobodyCtx(), credentials, 'browser', from())))
  await until(isSettled, 30_000)

  const handedOn = await database()
    .select({ data: engineEvents.data })
    .from(engineRuns)
    .innerJoin(engineEvents, eq(engineEvents.id, engineRuns.eventId))
    .where(eq(engineEvents.name, 'account.first-login'))
    .orderBy(engineRuns.id)
  const among = new Set(people.map(({ id }) => id))
  const inOrder = handedOn.map(({ data }) => String(data.accountId)).filter((id) => among.has(id))
  expect(await holders(campaign.id)).toEqual(inOrder.slice(0, 10))
}, 60_000)
