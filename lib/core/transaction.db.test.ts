import { inArray } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { stores } from '@/db/schema'
import { aBrand, unique } from '@/db/testing/world'
import type { BrandCtx } from './ctx'
import { Problem } from './problem'
import { transaction } from './transaction'

const store = (ctx: BrandCtx, name: string) => ctx.db.insert(stores).values({ brandId: ctx.actor.brandId, name, timeZone: 'UTC' })

const kept = async (ctx: BrandCtx, ...names: string[]) =>
  (await ctx.db.select({ name: stores.name }).from(stores).where(inArray(stores.name, names)).orderBy(stores.name)).map((row) => row.name)

const names = () => {
  const stem = unique('store')
  return [`${stem}-1`, `${stem}-2`, `${stem}-3`] as const
}

test('a throw undoes what was written before it, and the same error comes out', async () => {
  const { owner } = await aBrand()
  const [first, second] = names()
  const refusal = new Problem('not-found')

  const attempt = transaction(owner, async (ctx) => {
    await store(ctx, first)
    await store(ctx, second)
    throw refusal
  })

  await expect(attempt).rejects.toBe(refusal)
  expect(await kept(owner, first, second)).toEqual([])
})

test('within another it is a savepoint: what failed inside is undone, the rest goes on', async () => {
  const { owner } = await aBrand()
  const [first, second, third] = names()

  const answer = await transaction(owner, async (outer) => {
    await store(outer, first)
    const inner = transaction(outer, async (ctx) => {
      await store(ctx, second)
      throw new Problem('not-found')
    })
    await expect(inner).rejects.toMatchObject({ code: 'not-found' })
    await store(outer, third)
    return 'done'
  })

  expect(answer).toBe('done')
  expect(await kept(owner, first, second, third)).toEqual([first, third])
})

test('a statement that the database refused inside leaves the outer one usable', async () => {
  const { brand, owner } = await aBrand()
  const [first] = names()

  await transaction(owner, async (outer) => {
    const inner = transaction(outer, (ctx) =>
      ctx.db.insert(stores).values({ brandId: brand.id, name: 'Second', online: true, timeZone: 'UTC' }),
    )
    await expect(inner).rejects.toMatchObject({ cause: { constraint_name: 'one_online_store' } })
    await store(outer, first)
  })

  expect(await kept(owner, first)).toEqual([first])
})

test('a throw outside undoes what was done inside', async () => {
  const { owner } = await aBrand()
  const [first, second] = names()

  const attempt = transaction(owner, async (outer) => {
    await store(outer, first)
    await transaction(outer, (ctx) => store(ctx, second))
    throw new Problem('version-conflict')
  })

  await expect(attempt).rejects.toMatchObject({ code: 'version-conflict' })
  expect(await kept(owner, first, second)).toEqual([])
})

test('nobody else sees it before it is whole, and who asks and when stay the same within', async () => {
  const { owner } = await aBrand()
  const [first] = names()

  const seen = await transaction(owner, async (ctx) => {
    await store(ctx, first)
    return { within: await kept(ctx, first), outside: await kept(owner, first), world: { ...ctx, db: owner.db } }
  })

  expect(seen).toEqual({ within: [first], outside: [], world: owner })
  expect(await kept(owner, first)).toEqual([first])
})
