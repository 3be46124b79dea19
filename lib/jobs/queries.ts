import { and, desc, eq, lt, or } from 'drizzle-orm'
import { type JobRow, jobs } from '@/db/schema'
import type { AccountActor, BrandActor, Ctx } from '@/lib/core/ctx'
import { decodeCursor, type Page, pageOf } from '@/lib/core/page'
import { Problem } from '@/lib/core/problem'
import type { Watch } from '@/lib/http/operation'
import type { Job, JobQuery } from './contract'
import { isUnfinished, paceOf } from './rules'

/** Whoever speaks for a brand, and whoever speaks for themselves alone. */
export type JobsCtx = Ctx<BrandActor | AccountActor>

export const jobOf = (row: JobRow, now: Date): Job => ({
  id: row.id,
  kind: row.kind,
  subject: { type: row.subjectType, id: row.subjectId },
  state: row.state,
  total: row.total,
  done: row.done,
  rejected: row.rejected,
  ...paceOf(row, now.getTime()),
  result: row.result,
  problem: row.problem,
  createdAt: row.createdAt,
  startedAt: row.startedAt,
  finishedAt: row.finishedAt,
})

/** A brand's jobs are its members' and keys' to see; a person's own are nobody else's. */
export const visibleTo = (actor: BrandActor | AccountActor) => {
  if (actor.kind === 'account') return eq(jobs.accountId, actor.accountId)
  const ofBrand = eq(jobs.brandId, actor.brandId)
  return actor.kind === 'member' ? or(ofBrand, eq(jobs.accountId, actor.accountId)) : ofBrand
}

export const listJobs = async (ctx: JobsCtx, { limit, cursor, state, kind }: JobQuery): Promise<Page<Job>> => {
  const rows = await ctx.db
    .select()
    .from(jobs)
    .where(
      and(
        visibleTo(ctx.actor),
        state && eq(jobs.state, state),
        kind && eq(jobs.kind, kind),
        cursor === undefined ? undefined : lt(jobs.id, decodeCursor(cursor, 0).id),
      ),
    )
    .orderBy(desc(jobs.id))
    .limit(limit + 1)
  return pageOf(
    rows.map((row) => jobOf(row, ctx.now)),
    limit,
    (job) => [job.id],
  )
}

export const getJob = async (ctx: JobsCtx, jobId: string): Promise<Job> => {
  const [row] = await ctx.db
    .select()
    .from(jobs)
    .where(and(visibleTo(ctx.actor), eq(jobs.id, jobId)))
  if (!row) throw new Problem('not-found')
  return jobOf(row, ctx.now)
}

/** Each look is at the time of the look, not of the request. */
export const watchJob = (ctx: JobsCtx, jobId: string): Watch<Job> => ({
  look: () => getJob({ ...ctx, now: new Date() }, jobId),
  isLast: (job) => !isUnfinished(job.state),
})
