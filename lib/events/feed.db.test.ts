import postgres from 'postgres'
import { afterAll, expect, test } from 'vitest'
import { aBrand, databaseUrl } from '@/db/testing/world'
import type { BrandCtx } from '@/lib/core/ctx'
import { newId } from '@/lib/core/id'
import { emit } from './emit'
import { numberFacts } from './number-facts'
import { listActivity, listEvents } from './queries'

const sql = postgres(databaseUrl, { max: 1, onnotice: () => {} })
afterAll(() => sql.end({ timeout: 5 }))

const relayed = async () => {
  while ((await numberFacts(sql, new Set(), '00000000-0000-0000-0000-000000000000')).taken > 0);
}

const deleted = async (ctx: BrandCtx, name: string) => {
  const storeId = newId()
  await emit({ ...ctx, now: new Date() }, 'store.deleted', { storeId, name })
  return storeId
}

const endOf = async (ctx: BrandCtx) => (await listActivity(ctx, { limit: 1 })).sequence

test('whoever follows the feed reads every event once, in order, and stays where it is when there is nothing new', async () => {
  const { owner } = await aBrand()
  await relayed()
  const start = await endOf(owner)
  for (let store = 1; store <= 5; store += 1) await deleted(owner, `Store ${store}`)
  await relayed()

  const first = await listEvents(owner, { after: start, limit: 3 })
  const second = await listEvents(owner, { after: first.nextSequence, limit: 3 })
  const third = await listEvents(owner, { after: second.nextSequence, limit: 3 })

  expect([first, second].flatMap(({ data }) => data.map((event) => [event.sequence, event.data.name]))).toEqual(
    [1, 2, 3, 4, 5].map((store) => [start + store, `Store ${store}`]),
  )
  expect(third).toEqual({ data: [], nextSequence: start + 5 })
  expect(await listEvents(owner, { after: 1_000_000, limit: 3 })).toEqual({ data: [], nextSequence: 1_000_000 })
})

test('from nothing it begins with the first event of the brand', async () => {
  const { owner, brand } = await aBrand()
  await relayed()

  const { data } = await listEvents(owner, { after: 0, limit: 100 })

  expect(data.map(({ sequence }) => sequence)).toEqual(data.map((_, at) => at + 1))
  expect(data[0]).toMatchObject({ sequence: 1, type: 'brand.created', data: { brandId: brand.id } })
})

test('what is not relayed yet is not there yet', async () => {
  const { owner } = await aBrand()
  await relayed()
  const after = await endOf(owner)
  await deleted(owner, 'Verdi')

  const [before] = [await listEvents(owner, { after, limit: 10 })]
  await relayed()

  expect(before.data).toEqual([])
  expect((await listEvents(owner, { after, limit: 10 })).data).toHaveLength(1)
})

test('another brand has a sequence of its own and sees nothing of it', async () => {
  const [one, other] = [await aBrand(), await aBrand()]
  const [ours, theirs] = [await deleted(one.owner, 'Ours'), await deleted(other.owner, 'Theirs')]
  await relayed()

  const { data } = await listEvents(other.owner, { after: 0, limit: 100 })
  const activity = await listActivity(other.owner, { limit: 100 })

  expect(data.map(({ sequence }) => sequence)).toEqual(data.map((_, at) => at + 1))
  expect(data.map((event) => event.data.storeId)).toContain(theirs)
  expect(data.map((event) => event.data.storeId)).not.toContain(ours)
  expect(activity.data.map(({ subject }) => subject.id)).not.toContain(ours)
})

test('the activity is the newest of the feed, newest first, as the audit log says it', async () => {
  const { owner } = await aBrand()
  const [early, late] = [await deleted(owner, 'Early'), await deleted(owner, 'Late')]
  await relayed()
  await deleted(owner, 'Not relayed')

  const { data, sequence } = await listActivity(owner, { limit: 2 })

  expect(data).toMatchObject([
    { subject: { id: late, name: 'Late' }, actor: { kind: 'member', name: 'Owner' } },
    { subject: { id: early, name: 'Early' } },
  ])
  expect((await listEvents(owner, { after: sequence - 1, limit: 10 })).data).toMatchObject([{ id: data[0]?.id, sequence }])
})
