import { eq, sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { codes } from '@/db/schema'
import { aCampaign } from '@/db/testing/campaigns'
import { aBrand } from '@/db/testing/world'
import type { Ctx } from '@/lib/core/ctx'
import { transaction } from '@/lib/core/transaction'
import { findCode } from './queries'

/** Rows of codes that this connection has read, by whatever plan. */
const readIn = async ({ db }: Pick<Ctx, 'db'>) => {
  const [row] = await db.execute<{ read: number }>(sql`
    select (pg_stat_get_xact_tuples_returned('codes'::regclass) + pg_stat_get_xact_tuples_fetched('codes'::regclass))::int as read`)
  return row?.read ?? NaN
}

test.each(['before', 'after'])('one code among 100 000 is found by reading that one, %s the table has its statistics', async (when) => {
  const { owner } = await aBrand()
  const { id } = await aCampaign(owner, { codes: 100_000 })
  const [last] = await owner.db.select({ code: codes.code }).from(codes).where(eq(codes.campaignId, id)).limit(1).offset(99_999)
  await owner.db.execute(when === 'after' ? sql`analyze codes` : sql`select pg_clear_relation_stats('public', 'codes')`)

  const { found, read } = await transaction(owner, async (ctx) => {
    const before = await readIn(ctx)
    return { found: await findCode(ctx, last?.code ?? ''), read: (await readIn(ctx)) - before }
  })

  expect(found?.code.code).toBe(last?.code)
  expect(read).toBeLessThan(10)
})
