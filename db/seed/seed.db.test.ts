import { eq, sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { accounts, brands } from '@/db/schema'
import { database, databaseUrl } from '@/db/testing/world'
import { listCampaigns } from '@/lib/campaigns/queries'
import { listOwnCodes } from '@/lib/campaigns/wallet/queries'
import { type Ctx, systemCtx } from '@/lib/core/ctx'
import { newId } from '@/lib/core/id'
import { seed } from '.'

test('the story has campaigns in several states with a past of many days, Laia holds two codes, and it is told once', async () => {
  const db = database()
  const world = (): Ctx => ({ actor: { kind: 'nobody' }, db, now: new Date(), requestId: null })

  await seed(databaseUrl)
  await seed(databaseUrl)

  const [brand] = await db.select().from(brands)
  const told = { ...world(), actor: systemCtx('test', brand?.id ?? '').actor }
  const { data } = await listCampaigns(told, { limit: 10, sort: 'name' })
  expect(data.map(({ state }) => state)).toEqual(['live', 'scheduled', 'live', 'ended'])
  expect(data.map(({ counts }) => counts.redeemed)).toEqual([9, 0, 430, 290])
  for (const { counts } of data)
    expect(counts.available + counts.claimed + counts.redeemed + counts.void + counts.expired).toBe(counts.total)
  const [days] = await db.execute<{ count: number }>(
    sql`select count(distinct at::date)::int as count from facts where type = 'code.claimed' and at < now()`,
  )
  expect(days?.count).toBeGreaterThan(20)
  const [drift] = await db.execute<{ count: number }>(sql`
    select count(*)::int as count from campaign_budgets b
    where spent <> (select coalesce(sum(discount), 0) from redemptions r where r.campaign_id = b.campaign_id)`)
  expect(drift).toEqual({ count: 0 })
  const [laia] = await db.select({ id: accounts.id }).from(accounts).where(eq(accounts.name, 'Laia Ferrer'))
  const own = await listOwnCodes({ ...world(), actor: { kind: 'account', accountId: laia?.id ?? '', sessionId: newId() } }, { limit: 10 })
  expect(own.data.map(({ state, isUsed }) => [state, isUsed])).toEqual([
    ['claimed', false],
    ['redeemed', true],
  ])
})
