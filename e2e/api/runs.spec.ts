import { randomUUID } from 'node:crypto'
import { type Brand, expect, newBrand, sql, test } from '../fixtures'
import { jobOf } from './jobs'
import { nobodysFunction, runOf, stepOf } from './runs'

const lastRun = async ({ owner }: Brand) => (await owner.api.get('/runs')).expecting(200).rows()[0]

/** A job of the brand that is resumed sets a function going. There is nothing to do for it, which takes one step to find out. */
const aRealRun = async (brand: Brand) => {
  const jobId = await jobOf({ brandId: brand.id }, 'cancelled')
  await sql((sql) => sql`update jobs set kind = 'export' where id = ${jobId}`)
  ;(await brand.owner.api.post(`/jobs/${jobId}/resumption`)).expecting(200)
  await expect.poll(async () => (await lastRun(brand))?.state, { timeout: 20_000 }).toBe('completed')
  return { run: await lastRun(brand), jobId }
}

test('what the brand sets going is listed with what started it, and read step by step', async () => {
  const brand = await newBrand()

  const { run, jobId } = await aRealRun(brand)

  expect(run).toMatchObject({ functionId: 'tira-export-person', event: { name: 'job.resumed' }, attempts: 1, error: null, dueAt: null })
  const { owner } = brand
  const read = (await owner.api.get(`/runs/${run?.id}`)).expecting(200)
  expect(read.body).toMatchObject({
    id: run?.id,
    data: { jobId, brandId: brand.id },
    steps: [{ name: 'begin', state: 'completed', attempts: 1 }],
  })
  const { event } = read.body as { event: { id: string } }
  const facts = (await owner.api.get('/audit', { query: { type: 'job.resumed' } })).expecting(200).rows()
  expect(facts.map(({ id }) => id)).toEqual([event.id])
})

test('201 and it runs again, with what the same event said; who did it stands in the audit log', async () => {
  const brand = await newBrand()
  const { owner } = brand
  const { run, jobId } = await aRealRun(brand)

  const again = (await owner.api.post(`/runs/${run?.id}/repetition`)).expecting(201)

  const id = again.text('id')
  expect(again.headers.get('location')).toBe(`/api/v1/runs/${id}`)
  expect(again.body).toMatchObject({ functionId: run?.functionId, state: 'queued', event: { id, name: 'job.resumed' } })
  await expect
    .poll(async () => (await owner.api.get(`/runs/${id}`)).body, { timeout: 20_000 })
    .toMatchObject({
      state: 'completed',
      data: { jobId },
      steps: [{ name: 'begin' }],
    })
  const [fact] = (await owner.api.get('/audit', { query: { type: 'run.repeated' } })).expecting(200).rows()
  expect(fact).toMatchObject({ actor: { id: owner.id }, subject: { type: 'run', id }, data: { repeatedRunId: run?.id } })
})

test('the same Idempotency-Key starts it once', async () => {
  const brand = await newBrand()
  const id = await runOf(brand.id)
  const said = { headers: { 'idempotency-key': randomUUID() } }

  const answers = [1, 2].map(() => brand.owner.api.post(`/runs/${id}/repetition`, undefined, said))
  const ids = (await Promise.all(answers)).filter(({ status }) => status === 201).map((answer) => answer.text('id'))

  expect(new Set(ids).size).toBe(1)
  expect((await brand.owner.api.get('/runs')).rows()).toHaveLength(2)
})

test('409 run-not-over while it waits, works or sleeps', async () => {
  const brand = await newBrand()

  for (const state of ['queued', 'running', 'sleeping'] as const) {
    const refused = await brand.owner.api.post(`/runs/${await runOf(brand.id, { state })}/repetition`)
    expect([refused.status, refused.code]).toEqual([409, 'run-not-over'])
  }
})

test('404 not-found for runs of another brand, of nobody, and for what is no id', async () => {
  const [brand, other] = await Promise.all([newBrand(), newBrand()])
  const ids = [await runOf(other.id), await runOf(null), randomUUID(), 'not-an-id']

  for (const id of ids) {
    expect((await brand.owner.api.get(`/runs/${id}`)).code).toBe('not-found')
    expect((await brand.owner.api.post(`/runs/${id}/repetition`)).code).toBe('not-found')
  }
  expect((await brand.owner.api.get('/runs')).rows()).toEqual([])
})

test('runs are narrowed by state and function, and walked through page by page', async () => {
  const brand = await newBrand()
  const { api } = brand.owner
  for (const state of ['completed', 'failed', 'completed'] as const) await runOf(brand.id, { state })
  await runOf(brand.id, { functionId: 'tira-of-another-test' })

  expect((await api.get('/runs', { query: { state: 'failed' } })).rows()).toHaveLength(1)
  expect((await api.get('/runs', { query: { functionId: nobodysFunction } })).rows()).toHaveLength(3)
  const first = (await api.get('/runs', { query: { limit: 3 } })).expecting(200)
  const next = /<([^>]+)>; rel="next"/.exec(first.headers.get('link') ?? '')?.[1] ?? ''
  const second = (await api.get(next)).expecting(200)
  expect(new Set([...first.rows(), ...second.rows()].map(({ id }) => id)).size).toBe(4)
  expect((await api.get('/runs', { query: { state: 'bored' } })).code).toBe('invalid')
  expect((await api.get('/runs', { query: { cursor: 'x' } })).code).toBe('invalid')
})

test('an error is told without the secrets in it', async () => {
  const brand = await newBrand()
  const error = { name: 'Error', message: 'refused tira_abcdefgh12345678', stack: 'Error: refused tira_abcdefgh12345678\n    at x' }
  const id = await runOf(brand.id, { state: 'failed', error })
  await stepOf(id, 0, 'ask', { state: 'failed', error, attempt: 4 })

  const read = (await brand.owner.api.get(`/runs/${id}`)).expecting(200)

  expect(read.raw).not.toContain('abcdefgh12345678')
  expect(read.body).toMatchObject({
    error: { name: 'Error', message: 'refused tira_…' },
    steps: [{ name: 'ask', state: 'failed', attempts: 5, error: { message: 'refused tira_…' } }],
  })
})

test('the functions say what starts them; those that tidy up have a clock, and a last run that nobody can open', async () => {
  const brand = await newBrand()

  const functions = (await brand.owner.api.get('/run-functions')).expecting(200).rows()

  expect(functions).toEqual(
    expect.arrayContaining([
      expect.objectContaining({ id: 'tira-export-person', events: ['export.requested', 'job.resumed'], crons: [], lastRun: null }),
      expect.objectContaining({
        id: 'tira-expire-exports',
        events: [],
        crons: [expect.objectContaining({ cron: '17 * * * *', timeZone: 'UTC', nextAt: expect.stringMatching(/:17:00\.000Z$/) })],
      }),
    ]),
  )
})
