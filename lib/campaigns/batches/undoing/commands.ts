import { and, eq, inArray, isNull, sql } from 'drizzle-orm'
import { z } from 'zod'
import { batches, codes, type JobRow, jobs, tears } from '@/db/schema'
import type { BrandCtx, Ctx } from '@/lib/core/ctx'
import { Problem } from '@/lib/core/problem'
import { transaction } from '@/lib/core/transaction'
import { emit } from '@/lib/events/emit'
import { advanceJob, beginJob, cancelJob, finishJob, lockOwner, startJob } from '@/lib/jobs/commands'
import type { Job } from '@/lib/jobs/contract'
import { jobOf } from '@/lib/jobs/queries'
import { type Turn, unfinishedStates } from '@/lib/jobs/rules'

const ofUndoing = { kind: 'codes', subjectType: 'batch-undo' } as const
/** Claims of the campaign wait while a chunk is removed: it is small. */
const chunkSize = 1_000

const stopMaking = async (ctx: BrandCtx, jobId: string): Promise<void> => {
  const [making] = await ctx.db
    .select({ id: jobs.id })
    .from(jobs)
    .where(and(eq(jobs.id, jobId), inArray(jobs.state, [...unfinishedStates])))
    .for('update')
  if (making) await cancelJob(ctx, making.id)
}

/** The batch counts as undone from now on: nothing is added to it, and it is not undone twice. */
export const undoBatch = (ctx: BrandCtx, batchId: string): Promise<Job> =>
  transaction(ctx, async (ctx) => {
    const { brandId } = ctx.actor
    const owner = { brandId, accountId: null }
    await lockOwner(ctx, owner)
    const [batch] = await ctx.db
      .select()
      .from(batches)
      .where(and(eq(batches.brandId, brandId), eq(batches.id, batchId)))
    if (!batch) throw new Problem('not-found')
    if (batch.undoneAt) throw new Problem('batch-undone')
    if (batch.jobId === null) throw new Problem('campaign-state', { detail: 'The campaign gives these codes by itself.' })
    const subject = { type: ofUndoing.subjectType, id: batchId }
    const job = await startJob(ctx, { owner, kind: ofUndoing.kind, subject, startedBy: 'codes.undo-requested' })
    await stopMaking(ctx, batch.jobId)
    const undone = await ctx.db
      .update(batches)
      .set({ undoneAt: ctx.now })
      .where(and(eq(batches.id, batchId), isNull(batches.undoneAt)))
    if (undone.count === 0) throw new Problem('batch-undone')
    return jobOf(job, ctx.now)
  })

const findUndone = async (ctx: Ctx, jobId: string) => {
  const [found] = await ctx.db
    .select({ batch: batches, job: jobs })
    .from(jobs)
    .innerJoin(batches, and(eq(batches.brandId, jobs.brandId), eq(batches.id, jobs.subjectId)))
    .where(and(eq(jobs.id, jobId), eq(jobs.kind, ofUndoing.kind), eq(jobs.subjectType, ofUndoing.subjectType)))
  return found ?? null
}

export const beginUndoing = async (ctx: Ctx, turn: Turn): Promise<boolean> => {
  const found = await findUndone(ctx, turn.jobId)
  if (!found) return false
  return (await beginJob(ctx, turn, { ...ofUndoing, total: found.job.total ?? found.batch.codes })) !== null
}

const Mark = z.object({ after: z.int(), isOver: z.boolean() })
const markOf = ({ mark }: JobRow) => (mark === null ? { after: 0, isOver: false } : Mark.parse(mark))

type Removed = { looked: number; removed: number; last: number | null }

/** Begins after the tear is held, so that it sees every claim there is. */
const removeUntouched = (ctx: Ctx, job: JobRow, after: number, limit: number) =>
  ctx.db.execute<Removed>(sql`
    with looked as materialized (
      select ${codes.brandId}, ${codes.campaignId}, ${codes.position} from ${codes}
      join ${batches} on ${batches.brandId} = ${codes.brandId} and ${batches.campaignId} = ${codes.campaignId} and ${batches.id} = ${codes.batchId}
      where ${batches.brandId} = ${job.brandId} and ${batches.id} = ${job.subjectId}
        and ${codes.position} > ${after}::bigint and ${codes.position} between ${batches.firstPosition} and ${batches.lastPosition}
      order by ${codes.position} limit ${limit}
    ), removed as (
      delete from codes using looked
      where codes.brand_id = looked.brand_id and codes.campaign_id = looked.campaign_id and codes.position = looked.position
        and not exists (select from claims where claims.brand_id = codes.brand_id and claims.campaign_id = codes.campaign_id and claims.position = codes.position)
      returning codes.position
    )
    select (select count(*) from looked)::int as looked, (select count(*) from removed)::int as removed,
      (select max(position) from looked)::float8 as last`)

const holdTear = (ctx: Ctx, job: JobRow) =>
  ctx.db
    .select({ torn: tears.torn })
    .from(tears)
    .where(inArray(tears.campaignId, ctx.db.select({ id: batches.campaignId }).from(batches).where(eq(batches.id, job.subjectId))))
    .for('update')

const removeChunk = async (ctx: Ctx, job: JobRow, limit: number) => {
  const { after, isOver } = markOf(job)
  if (isOver) return { done: 0 }
  await holdTear(ctx, job)
  const [{ looked, removed, last } = { looked: 0, removed: 0, last: null }] = await removeUntouched(ctx, job, after, limit)
  return { done: looked, rejected: looked - removed, mark: { after: last ?? after, isOver: looked < limit } }
}

export type Undoing = { atMost: number; chunk?: number }

export const writeUndoing = async (
  ctx: Ctx,
  turn: Turn,
  { atMost, chunk = chunkSize }: Undoing,
): Promise<'more' | 'undone' | 'stopped'> => {
  for (let chunks = 0; chunks < atMost; chunks += 1) {
    const job = await advanceJob({ ...ctx, now: new Date() }, turn, (ctx, job) => removeChunk(ctx, job, chunk))
    if (!job) return 'stopped'
    if (markOf(job).isOver) return 'undone'
  }
  return 'more'
}

export const finishUndoing = (ctx: Ctx, turn: Turn): Promise<JobRow | null> =>
  transaction(ctx, async (ctx) => {
    const [row] = await ctx.db.select().from(jobs).where(eq(jobs.id, turn.jobId))
    if (!row) return null
    const outcome = { batchId: row.subjectId, removed: row.done - row.rejected, kept: row.rejected }
    const job = await finishJob(ctx, turn, outcome)
    if (job) await emit(ctx, 'codes.undone', { ...outcome, brandId: row.brandId })
    return job
  })
