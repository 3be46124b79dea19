import { randomUUID } from 'node:crypto'
import { type Answer, type Brand, expect, type Person, sql } from '../fixtures'

type Owner = { brandId: string } | { accountId: string }

const problem = { code: 'internal', detail: 'It stopped.' }

/** A job that no function works on, so that it stays in its state: of a kind that nothing is asked for yet. */
export const jobOf = async (owner: Owner, state: 'queued' | 'cancelled' | 'failed', createdAt = new Date()): Promise<string> => {
  const id = randomUUID()
  const finishedAt = state === 'queued' ? null : createdAt
  const [brandId, accountId] = 'brandId' in owner ? [owner.brandId, null] : [null, owner.accountId]
  await sql(
    (sql) => sql`
      insert into jobs (id, brand_id, account_id, kind, subject_type, subject_id, state, created_at, finished_at, problem)
      values (${id}, ${brandId}, ${accountId}, 'erasure', 'shopper', ${randomUUID()}, ${state}, ${createdAt}, ${finishedAt},
        ${state === 'failed' ? sql.json(problem) : null})`,
  )
  return id
}

/** As many jobs on codes as a brand may have, which no function works on. */
export const mostJobsOnCodes = ({ id: brandId }: Pick<Brand, 'id'>) => {
  const ids = Array.from({ length: 20 }, () => randomUUID())
  return sql(
    (sql) => sql`
      insert into jobs (id, brand_id, kind, subject_type, subject_id, state)
      select id::uuid, ${brandId}, 'codes', 'batch', id::uuid, 'queued' from unnest(string_to_array(${ids.join()}, ',')) as id`,
  )
}

/** The job as soon as it is finished. */
export const finished = async ({ api }: Person, jobId: string): Promise<Answer> => {
  let job = await api.get(`/jobs/${jobId}`)
  await expect
    .poll(
      async () => {
        job = (await api.get(`/jobs/${jobId}`)).expecting(200)
        return (job.body as { finishedAt: unknown }).finishedAt
      },
      { intervals: [50], timeout: 20_000 },
    )
    .not.toBeNull()
  return job
}

export const finishedExport = async (person: Person): Promise<string> => {
  const id = (await person.api.post('/me/export')).expecting(202).text('id')
  expect((await finished(person, id)).text('state')).toBe('succeeded')
  return id
}
