import { eq, sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { stores } from '@/db/schema'
import { aBrand } from '@/db/testing/world'
import type { BrandCtx } from '@/lib/core/ctx'
import { newId } from '@/lib/core/id'
import { changeStore, createStore, deleteStore } from './commands'
import { countStores, findStoreIds, listNewestStores, listStores, listStoresNear } from './queries'

type Asked = Parameters<typeof listStores>[1]

const named = async (ctx: BrandCtx, ...names: string[]) => {
  for (const name of names) await createStore(ctx, { name, position: null })
}

const pagesOf = async (ctx: BrandCtx, asked: Omit<Asked, 'cursor'>) => {
  const pages = [await listStores(ctx, asked)]
  for (let cursor = pages[0]?.nextCursor; cursor; cursor = pages.at(-1)?.nextCursor) pages.push(await listStores(ctx, { ...asked, cursor }))
  return pages.map((page) => page.data)
}

const namesFound = async (ctx: BrandCtx, q: string) =>
  (await listStores(ctx, { limit: 100, sort: 'name', q })).data.map((store) => store.name)

test('names stand as a Spanish reader looks for them, whatever their case and accents', async () => {
  const { owner } = await aBrand()
  await named(owner, 'Zaragoza', 'ñandú', 'Álava', 'nube', 'Oviedo', 'alba', 'Ávila', 'zamora', 'eixample', 'Écija', 'Nou')

  const [names = []] = (await pagesOf(owner, { limit: 100, sort: 'name' })).map((page) => page.map((store) => store.name))

  expect(names).toEqual(['Álava', 'alba', 'Ávila', 'Écija', 'eixample', 'ñandú', 'Nou', 'nube', 'Online', 'Oviedo', 'zamora', 'Zaragoza'])
})

test.each(['name', '-createdAt'] as const)('by %s, the cursor walks over every store once, also where names are equal', async (sort) => {
  const { owner } = await aBrand()
  await named(owner, ...Array.from({ length: 9 }, () => 'Same'), 'same', 'SAME', 'Sáme', 'same ', "S'ame", 'Ñu', 'ñu', '東京')
  const all = (await listStores(owner, { limit: 100, sort })).data

  for (const limit of [1, 2, 3, 7, 18]) {
    const pages = await pagesOf(owner, { limit, sort })

    expect(pages.flat()).toEqual(all)
    expect(pages.every((page) => page.length > 0 && page.length <= limit)).toBe(true)
  }
  expect(new Set(all.map((store) => store.id)).size).toBe(18)
})

test('the newest is first, and what was made during the walk neither repeats nor hides a store', async () => {
  const { owner } = await aBrand()
  await named(owner, 'First', 'Second', 'Third')

  const newest = await listStores(owner, { limit: 2, sort: '-createdAt' })
  await createStore({ ...owner, now: new Date(owner.now.getTime() + 60_000) }, { name: 'Fourth', position: null })
  const rest = await listStores(owner, { limit: 9, sort: '-createdAt', cursor: newest.nextCursor ?? '' })

  expect(newest.data.map((store) => store.name)).toEqual(['Third', 'Second'])
  expect(rest.data.map((store) => store.name)).toEqual(['First', 'Online'])
  expect(rest.nextCursor).toBeNull()
})

test('what is looked for is found as it is written: no letter of it is a pattern', async () => {
  const { owner } = await aBrand()
  await named(owner, '100% café', '100 cafés', 'a_b', 'axb', "O'Brien", 'back\\slash', '"quoted"')
  await createStore(owner, { name: 'Gràcia', position: null, address: 'Carrer de VERDI 12' })

  expect(await namesFound(owner, '%')).toEqual(['100% café'])
  expect(await namesFound(owner, '_')).toEqual(['a_b'])
  expect(await namesFound(owner, "o'b")).toEqual(["O'Brien"])
  expect(await namesFound(owner, '\\')).toEqual(['back\\slash'])
  expect(await namesFound(owner, '"')).toEqual(['"quoted"'])
  expect(await namesFound(owner, 'CAFÉ')).toEqual(['100 cafés', '100% café'])
  expect(await namesFound(owner, ' verdi ')).toEqual(['Gràcia'])
  expect(await namesFound(owner, "' or 1=1 --")).toEqual([])
  expect(await namesFound(owner, '   ')).toHaveLength(9)
})

test('accents and case do not matter, on either side, however they are written down', async () => {
  const { owner } = await aBrand()
  await named(owner, 'Gràcia'.normalize('NFC'), 'GRÀCIA 2'.normalize('NFD'), 'Gracia 3', 'İzmir', 'ΟΔΟΣ', 'नमस्ते')

  for (const q of ['gracia', 'GRACIA', 'gràcia'.normalize('NFC'), 'Grácia'.normalize('NFD')])
    expect(await namesFound(owner, q)).toEqual(['Gràcia', 'GRÀCIA 2'.normalize('NFD'), 'Gracia 3'])
  expect(await namesFound(owner, 'izmir')).toEqual(['İzmir'])
  expect(await namesFound(owner, 'οδος')).toEqual(['ΟΔΟΣ'])
  expect(await namesFound(owner, 'ΟΔΟΣ')).toEqual(['ΟΔΟΣ'])
  expect(await namesFound(owner, 'नमस्ते')).toEqual(['नमस्ते'])
})

test('a search goes on from page to page', async () => {
  const { owner } = await aBrand()
  await named(owner, 'Café 1', 'Bar', 'Café 2', 'Café 3')

  const pages = await pagesOf(owner, { limit: 2, sort: 'name', q: 'café' })

  expect(pages.map((page) => page.map((store) => store.name))).toEqual([['Café 1', 'Café 2'], ['Café 3']])
})

test('a brand sees and counts its own stores alone, with a cursor of another brand too', async () => {
  const [mine, theirs] = await Promise.all([aBrand(), aBrand()])
  await named(mine.owner, 'Mine 1', 'Mine 2')
  await named(theirs.owner, 'Theirs 1', 'Theirs 2')
  await createStore(theirs.owner, { name: 'Theirs 3', position: { latitude: 0, longitude: 0 } })

  const foreign = await listStores(theirs.owner, { limit: 1, sort: 'name' })
  const page = await listStores(mine.owner, { limit: 100, sort: 'name', cursor: foreign.nextCursor ?? '' })

  expect(page.data.every((store) => !store.name.startsWith('Theirs'))).toBe(true)
  expect((await pagesOf(mine.owner, { limit: 100, sort: '-createdAt' })).flat().map((store) => store.name)).toEqual([
    'Mine 2',
    'Mine 1',
    'Online',
  ])
  expect(await countStores(mine.owner)).toEqual({ total: 3, placed: 0 })
  expect(await countStores(theirs.owner)).toEqual({ total: 4, placed: 1 })
})

test('only stores that could stand somewhere and do not are placeless, page by page', async () => {
  const { owner } = await aBrand()
  await named(owner, 'Nowhere 1', 'Nowhere 2', 'Nowhere 3')
  await createStore(owner, { name: 'Isla Nula', position: { latitude: 0, longitude: 0 } })

  const pages = await pagesOf(owner, { limit: 2, sort: 'name', isPlaceless: true })

  expect(pages.map((page) => page.map((store) => store.name))).toEqual([['Nowhere 1', 'Nowhere 2'], ['Nowhere 3']])
})

test('of many ids those of stores that are still there, and of the own brand, are found', async () => {
  const [{ owner }, stranger] = await Promise.all([aBrand(), aBrand()])
  const [kept, gone, foreign] = await Promise.all([
    createStore(owner, { name: 'Kept', position: null }),
    createStore(owner, { name: 'Gone', position: null }),
    createStore(stranger.owner, { name: 'Foreign', position: null }),
  ])
  await deleteStore(owner, { storeId: gone.id })

  expect(await findStoreIds(owner, [kept.id, gone.id, foreign.id, newId()])).toEqual(new Set([kept.id]))
  expect(await findStoreIds(owner, [])).toEqual(new Set())
})

test('a store that moved is found where it went, no longer where it was, and nowhere without a position', async () => {
  const { owner } = await aBrand()
  const [here, there] = [
    { latitude: -54.8019, longitude: -68.303 },
    { latitude: 78.2232, longitude: 15.6267 },
  ]
  const { id: storeId } = await createStore(owner, { name: 'Moving', position: here })
  const isFoundAt = async (position: typeof here) =>
    (await listStoresNear(owner, { position, withinMetres: 1_000, limit: 10 })).some((store) => store.id === storeId)
  const found = async () => [await isFoundAt(here), await isFoundAt(there)]

  expect(await found()).toEqual([true, false])
  await changeStore(owner, { storeId, change: { position: there } })
  expect(await found()).toEqual([false, true])
  await changeStore(owner, { storeId, change: { position: null } })
  expect(await found()).toEqual([false, false])
})

test('to start from there are the newest stores that stand somewhere, of whichever brand, wherever on earth', async () => {
  const [{ brand, owner }, other] = await Promise.all([aBrand(), aBrand()])
  const near = { latitude: 0, longitude: 0 }
  const far = { latitude: -41.3, longitude: 174.8 }
  const later = (ctx: BrandCtx, seconds: number) => ({ ...ctx, now: new Date(ctx.now.getTime() + seconds * 1_000) })
  await createStore(owner, { name: 'Isla Nula', position: near })
  await createStore(later(owner, 60), { name: 'Wellington', position: far })
  await createStore(later(other.owner, 120), { name: 'Aotea', position: far })
  await createStore(later(owner, 180), { name: 'Nowhere', position: null })

  const newest = await listNewestStores(owner, { limit: 2 })

  expect(newest.map((store) => store.name)).toEqual(['Aotea', 'Wellington'])
  expect(newest[1]?.brand).toEqual({ slug: brand.slug, name: brand.name })
})

test('422 invalid when a cursor belongs to another order', async () => {
  const { owner } = await aBrand()
  await named(owner, 'One', 'Two')
  const [byName, byAge] = await Promise.all([
    listStores(owner, { limit: 1, sort: 'name' }),
    listStores(owner, { limit: 1, sort: '-createdAt' }),
  ])

  const attempts = [
    listStores(owner, { limit: 1, sort: '-createdAt', cursor: byName.nextCursor ?? '' }),
    listStores(owner, { limit: 1, sort: 'name', cursor: byAge.nextCursor ?? '' }),
  ]

  for (const attempt of attempts)
    await expect(attempt).rejects.toMatchObject({ code: 'invalid', options: { errors: [{ pointer: '/query/cursor' }] } })
})

test('a page by name of a big brand is read from the index, without a sort', async () => {
  const { brand, owner } = await aBrand()
  await owner.db
    .insert(stores)
    .values(Array.from({ length: 3_000 }, (_, at) => ({ id: newId(), brandId: brand.id, name: `Store ${at % 500}`, timeZone: 'UTC' })))
  await owner.db.execute(sql`analyze stores`)
  const first = await listStores(owner, { limit: 100, sort: 'name' })

  const rows = await owner.db.execute<{ 'QUERY PLAN': string }>(
    sql`explain ${owner.db
      .select()
      .from(stores)
      .where(
        sql`${eq(stores.brandId, brand.id)} and (name collate "und-x-icu", id) > (${first.data.at(-1)?.name ?? ''}, ${first.data.at(-1)?.id ?? ''}::uuid)`,
      )
      .orderBy(sql`name collate "und-x-icu"`, stores.id)
      .limit(101)
      .getSQL()}`,
  )

  const plan = rows.map((row) => row['QUERY PLAN']).join('\n')
  expect(plan).toContain('stores_by_name')
  expect(plan).not.toContain('Sort')
})
