import { randomUUID } from 'node:crypto'
import { apiURL, bearer, expect, newAccount, newBrand, type Person, sql, test } from '../fixtures'
import { finished, finishedExport, jobOf } from './jobs'

const set = (id: string, values: Record<string, unknown>) => sql((sql) => sql`update jobs set ${sql(values)} where id = ${id}`)

const streamOf = async ({ accessToken }: Person, id: string, headers: Record<string, string> = {}) => {
  const response = await fetch(`${apiURL}/jobs/${id}/stream`, { headers: { authorization: `Bearer ${accessToken}`, ...headers } })
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader()
  let text = ''
  /** The next job that is said, or null when the stream has ended. */
  const next = async (): Promise<Record<string, unknown> | null> => {
    for (;;) {
      const [event, ...rest] = text.split('\n\n')
      if (event !== undefined && rest.length > 0) {
        text = rest.join('\n\n')
        if (event.startsWith('data: ')) return JSON.parse(event.slice(6))
        continue
      }
      const piece = await reader?.read()
      if (!piece || piece.done) return null
      text += piece.value
    }
  }
  return { response, next, leave: () => reader?.cancel() }
}

test('202 with the job and where it is watched, and then the file of what is held of the person', async () => {
  const person = await newAccount({ name: 'Núria Ñandú' })

  const asked = (await person.api.post('/me/export')).expecting(202)
  const job = await finished(person, asked.text('id'))

  expect(asked.headers.get('location')).toBe(`/api/v1/jobs/${asked.text('id')}`)
  expect(asked.headers.get('retry-after')).toBe('1')
  expect(asked.body).toMatchObject({ kind: 'export', subject: { type: 'account', id: person.id }, result: null, finishedAt: null })
  expect(job.headers.get('retry-after')).toBeNull()
  expect(job.body).toMatchObject({
    state: 'succeeded',
    problem: null,
    rejected: 0,
    result: { url: expect.any(String), bytes: expect.any(Number) },
  })
  const { result } = job.body as { result: { url: string; bytes: number } }
  const file = (await person.api.get(result.url)).expecting(200)
  expect(file.headers.get('content-disposition')).toMatch(/^attachment; filename="tira-\d{4}-\d\d-\d\d\.json"$/)
  expect(file.headers.get('content-type')).toBe('application/json; charset=utf-8')
  expect(Buffer.byteLength(file.raw)).toBe(result.bytes)
  expect(file.body).toMatchObject({
    format: 'tira-person-export',
    accountId: person.id,
    sections: { profile: [{ name: 'Núria Ñandú', email: person.email }], signIns: [{ kind: 'tokens' }] },
  })
})

test('202 with the same job when it is asked for again while it is being made', async () => {
  const person = await newAccount()
  const id = await jobOf({ accountId: person.id }, 'queued')
  await set(id, { kind: 'export' })

  const answers = await Promise.all(Array.from({ length: 5 }, () => person.api.post('/me/export')))

  expect(answers.map((answer) => [answer.status, answer.text('id'), answer.headers.get('location')])).toEqual(
    Array(5).fill([202, id, `/api/v1/jobs/${id}`]),
  )
})

test(`404 not-found for somebody else's file, whoever they are, and for one that is not done`, async () => {
  const [{ owner, apiKey }, person] = await Promise.all([newBrand(), newAccount()])
  const [own, queued] = [await finishedExport(person), await jobOf({ accountId: owner.id }, 'queued')]
  const everything = await apiKey(['jobs:read', 'jobs:write'])

  expect((await owner.api.get(`/me/exports/${own}`)).code).toBe('not-found')
  expect((await owner.api.get(`/me/exports/${queued}`)).code).toBe('not-found')
  expect((await owner.api.get('/me/exports/not-an-id')).code).toBe('not-found')
  expect((await everything.api.get(`/me/exports/${own}`)).code).toBe('forbidden')
  expect((await everything.api.get(`/jobs/${own}`)).code).toBe('not-found')
  expect((await owner.api.get(`/jobs/${own}`)).code).toBe('not-found')
})

test('410 export-expired when a week has gone by', async () => {
  const person = await newAccount()
  const id = await finishedExport(person)
  await set(id, { finished_at: new Date(Date.now() - 7 * 24 * 60 * 60 * 1_000) })

  const answer = await person.api.get(`/me/exports/${id}`)

  expect([answer.status, answer.code]).toEqual([410, 'export-expired'])
})

test('200 and cancelled, 409 job-over when it is cancelled again, 200 and queued when it is resumed, 409 job-not-resumable after that', async () => {
  const { owner, id: brandId } = await newBrand()
  const id = await jobOf({ brandId }, 'queued')

  const cancelled = (await owner.api.post(`/jobs/${id}/cancellation`)).expecting(200)
  const again = await owner.api.post(`/jobs/${id}/cancellation`)
  const resumed = (await owner.api.post(`/jobs/${id}/resumption`)).expecting(200)
  const twice = await owner.api.post(`/jobs/${id}/resumption`)

  expect([cancelled.text('state'), resumed.text('state')]).toEqual(['cancelled', 'queued'])
  expect([again.status, again.code, twice.status, twice.code]).toEqual([409, 'job-over', 409, 'job-not-resumable'])
  expect([cancelled.headers.get('retry-after'), resumed.headers.get('retry-after')]).toEqual([null, '1'])
  const told = (await owner.api.get('/audit', { query: { subjectId: id } })).rows().map(({ type }) => type)
  expect(told).toEqual(['job.resumed', 'job.cancelled'])
})

test('409 too-many-jobs when one is resumed while another is being made', async () => {
  const person = await newAccount()
  const [stopped, running] = [await jobOf({ accountId: person.id }, 'cancelled'), await jobOf({ accountId: person.id }, 'queued')]
  for (const id of [stopped, running]) await set(id, { kind: 'export' })

  const answer = await person.api.post(`/jobs/${stopped}/resumption`)

  expect([answer.status, answer.code]).toEqual([409, 'too-many-jobs'])
})

test('200 and what one may see: of the brand that one names, of oneself where one names none', async () => {
  const [one, other] = await Promise.all([newBrand(), newBrand()])
  const { owner } = one
  ;(await owner.api.with({ 'tira-brand': other.slug }).get('/jobs')).expecting(403)
  const [ofOne, ofOther] = [await jobOf({ brandId: one.id }, 'queued'), await jobOf({ brandId: other.id }, 'failed')]
  const own = await jobOf({ accountId: owner.id }, 'cancelled')
  const second = await newBrand({ owner: { ...owner, api: bearer(owner.accessToken) } })

  const idsOf = async (api: typeof owner.api, query = {}) => (await api.get('/jobs', { query })).rows().map(({ id }) => id)

  expect((await idsOf(owner.api)).toSorted()).toEqual([ofOne, own].toSorted())
  expect(await idsOf(owner.api, { state: 'queued' })).toEqual([ofOne])
  expect(await idsOf(owner.api, { kind: 'codes' })).toEqual([])
  expect(await idsOf(second.owner.api)).toEqual([own])
  expect(await idsOf(bearer(owner.accessToken))).toEqual([own])
  expect(await idsOf(other.owner.api)).toEqual([ofOther])
})

test('200 and a stream that says the job now, whenever it has changed, and ends with it', async () => {
  const { owner, id: brandId } = await newBrand()
  const id = await jobOf({ brandId }, 'queued')
  const { response, next } = await streamOf(owner, id, { 'last-event-id': '17', accept: 'text/event-stream' })

  expect(response.status).toBe(200)
  expect(response.headers.get('content-type')).toBe('text/event-stream; charset=utf-8')
  expect(response.headers.get('content-encoding')).toBeNull()
  expect(await next()).toEqual((await owner.api.get(`/jobs/${id}`)).body)
  await set(id, { state: 'running', started_at: new Date(), total: 10 })
  expect(await next()).toMatchObject({ id, state: 'running', total: 10, done: 0 })
  await set(id, { done: 4 })
  expect(await next()).toMatchObject({ done: 4 })
  await owner.api.post(`/jobs/${id}/cancellation`)
  expect(await next()).toMatchObject({ state: 'cancelled', done: 4 })
  expect(await next()).toBeNull()
})

test('200 and a stream from beginning to end of a real export', async () => {
  const person = await newAccount()
  const id = (await person.api.post('/me/export')).expecting(202).text('id')
  const { next } = await streamOf(person, id)

  const seen: unknown[] = []
  for (let job = await next(); job !== null; job = await next()) seen.push(job.state)

  expect(seen.at(-1)).toBe('succeeded')
})

test(`404 not-found for the stream of somebody else's job, 406 not-acceptable for who takes no events`, async () => {
  const [{ id: brandId, owner }, stranger] = await Promise.all([newBrand(), newAccount()])
  const id = await jobOf({ brandId }, 'queued')

  const [foreign, missing, json] = await Promise.all([
    stranger.api.get(`/jobs/${id}/stream`),
    owner.api.get(`/jobs/${randomUUID()}/stream`),
    owner.api.get(`/jobs/${id}/stream`, { headers: { accept: 'application/json' } }),
  ])

  expect([foreign.status, foreign.code]).toEqual([404, 'not-found'])
  expect([missing.status, missing.code]).toEqual([404, 'not-found'])
  expect([json.status, json.code]).toEqual([406, 'not-acceptable'])
  expect(foreign.headers.get('content-type')).toBe('application/problem+json')
})

test('429 rate-limited for the twenty-first stream that one person holds open, and not after they have gone', async () => {
  const person = await newAccount()
  const id = await jobOf({ accountId: person.id }, 'queued')
  const streams = await Promise.all(Array.from({ length: 20 }, () => streamOf(person, id)))
  await Promise.all(streams.map(({ next }) => next()))

  const refused = await person.api.get(`/jobs/${id}/stream`)
  await Promise.all(streams.map(({ leave }) => leave()))

  expect([refused.status, refused.code, refused.headers.get('retry-after')]).toEqual([429, 'rate-limited', '5'])
  await set(id, { state: 'cancelled', finished_at: new Date() })
  await expect.poll(async () => (await person.api.get(`/jobs/${id}/stream`)).status, { timeout: 10_000 }).toBe(200)
})
