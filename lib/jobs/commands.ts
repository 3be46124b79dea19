import { and, eq, inArray, isNull, sql } from 'drizzle-orm'
import { accounts, brands, type JobRow, jobs } from '@/db/schema'
import type { Ctx } from '@/lib/core/ctx'
import { newId } from '@/lib/core/id'
import { log } from '@/lib/core/log'
import { Problem } from '@/lib/core/problem'
import { transaction } from '@/lib/core/transaction'
import type { catalogue, FactType } from '@/lib/events/catalogue'
import { emit } from '@/lib/events/emit'
import type { Job } from './contract'
import { getJob, jobOf, type JobsCtx, visibleTo } from './queries'
import { isResumable, type JobKind, mostAtOnce, resumableStates, type Turn, turnSaid, unfinishedStates, withSample } from './rules'

export type Owner = { brandId: string; accountId: null } | { brandId: null; accountId: string }

const ownerOf = ({ brandId, accountId }: Pick<JobRow, 'brandId' | 'accountId'>): Owner => {
  if (brandId !== null) return { brandId, accountId: null }
  if (accountId !== null) return { brandId, accountId }
  throw new Error('a job belongs to nobody')
}

const ofOwner = ({ brandId, accountId }: Owner) => (brandId === null ? eq(jobs.accountId, accountId) : eq(jobs.brandId, brandId))

/** One owner's jobs start one after the other, and none for somebody who is being erased. */
export const lockOwner = async ({ db }: Ctx, { brandId, accountId }: Owner): Promise<void> => {
  const locked =
    brandId === null
      ? await db
          .select({ id: accounts.id })
          .from(accounts)
          .where(and(eq(accounts.id, accountId), isNull(accounts.disabledAt)))
          .for('no key update')
      : await db.select({ id: brands.id }).from(brands).where(eq(brands.id, brandId)).for('no key update')
  if (locked.length === 0) throw new Problem('unauthenticated')
}

export const findUnfinished = (ctx: Ctx, owner: Owner, kind: JobKind): Promise<JobRow[]> =>
  ctx.db
    .select()
    .from(jobs)
    .where(and(ofOwner(owner), eq(jobs.kind, kind), inArray(jobs.state, [...unfinishedStates])))
    .orderBy(jobs.id)

const refuseTooMany = async (ctx: Ctx, owner: Owner, kind: JobKind) => {
  const most = mostAtOnce(kind, owner.brandId === null ? 'account' : 'brand')
  if ((await findUnfinished(ctx, owner, kind)).length >= most)
    throw new Problem('too-many-jobs', { detail: `At most ${most} of this kind may be queued and running.` })
}

/** What is a person's own is not the brand's to read about, though they speak for it at the moment. */
const inOwnName = (ctx: Ctx, row: JobRow): Ctx => {
  const { actor } = ctx
  if (row.accountId === null || actor.kind !== 'member') return ctx
  return { ...ctx, actor: { kind: 'account', accountId: actor.accountId, sessionId: actor.sessionId } }
}

type JobFact = { [T in FactType]: (typeof catalogue)[T] extends 'job' ? T : never }[FactType]

const tell = (ctx: Ctx, type: JobFact, row: JobRow): Promise<void> =>
  emit(inOwnName(ctx, row), type, {
    ...turnSaid({ jobId: row.id, round: row.round }),
    kind: row.kind,
    subjectType: row.subjectType,
    ...(row.brandId === null ? { accountId: row.accountId } : { brandId: row.brandId }),
  })

type NewJob = { owner: Owner; kind: JobKind; subject: Job['subject']; startedBy: JobFact }

/** The row and the fact that starts the work, or neither. */
export const startJob = (ctx: Ctx, { owner, kind, subject, startedBy }: NewJob): Promise<JobRow> =>
  transaction(ctx, async (ctx) => {
    await lockOwner(ctx, owner)
    await refuseTooMany(ctx, owner, kind)
    const [row] = await ctx.db
      .insert(jobs)
      .values({ id: newId(ctx.now.getTime()), ...owner, kind, subjectType: subject.type, subjectId: subject.id, createdAt: ctx.now })
      .returning()
    if (!row) throw new Error('an insert returned no row')
    await tell(ctx, startedBy, row)
    return row
  })

const ofTurn = ({ jobId, round }: Turn) => and(eq(jobs.id, jobId), eq(jobs.round, round))

type Wanted = { kind: JobKind; subjectType: string; total: number }

/** Null when there is nothing to do: the job is cancelled, is in another round, is gone, or is not of this kind. */
export const beginJob = async (ctx: Ctx, turn: Turn, { kind, subjectType, total }: Wanted): Promise<JobRow | null> => {
  const [row] = await ctx.db
    .update(jobs)
    .set({
      state: 'running',
      startedAt: sql`coalesce(${jobs.startedAt}, ${ctx.now.toISOString()}::timestamptz)`,
      total: sql`greatest(${jobs.done}, ${total}::int)`,
      samples: sql`jsonb_build_array(jsonb_build_object('at', ${ctx.now.getTime()}::bigint, 'done', ${jobs.done}))`,
    })
    .where(and(ofTurn(turn), eq(jobs.kind, kind), eq(jobs.subjectType, subjectType), inArray(jobs.state, [...unfinishedStates])))
    .returning()
  return row ?? null
}

export type Progress = { done: number; rejected?: number; mark?: Record<string, unknown> }

/** A part of the work and the count of it, together or not at all; null, and nothing is written, once the job has stopped. */
export const advanceJob = (ctx: Ctx, turn: Turn, work: (ctx: Ctx, job: JobRow) => Promise<Progress>): Promise<JobRow | null> =>
  transaction(ctx, async (ctx) => {
    const [job] = await ctx.db
      .select()
      .from(jobs)
      .where(and(ofTurn(turn), eq(jobs.state, 'running')))
      .for('update')
    if (!job) return null
    const { done, rejected = 0, mark = job.mark } = await work(ctx, job)
    const nowDone = job.done + done
    const [row] = await ctx.db
      .update(jobs)
      .set({
        done: nowDone,
        rejected: job.rejected + rejected,
        total: job.total === null ? null : Math.max(job.total, nowDone),
        mark,
        samples: withSample(job.samples, { at: ctx.now.getTime(), done: nowDone }),
      })
      .where(eq(jobs.id, job.id))
      .returning()
    return row ?? null
  })

type End = { state: 'succeeded'; result: Record<string, unknown> } | { state: 'failed'; problem: { code: string; detail: string } }

/** Null when the job had ended already, by this turn or otherwise. */
const endJob = (ctx: Ctx, turn: Turn, end: End, from: ('queued' | 'running')[]): Promise<JobRow | null> =>
  transaction(ctx, async (ctx) => {
    const [row] = await ctx.db
      .update(jobs)
      .set({ ...end, finishedAt: ctx.now, ...(end.state === 'succeeded' && { total: sql`${jobs.done}` }) })
      .where(and(ofTurn(turn), inArray(jobs.state, from)))
      .returning()
    if (!row) return null
    await tell(ctx, `job.${end.state}`, row)
    return row
  })

export const finishJob = (ctx: Ctx, turn: Turn, result: Record<string, unknown>): Promise<JobRow | null> =>
  endJob(ctx, turn, { state: 'succeeded', result }, ['running'])

/** For whoever waits for it: that it stopped, that nothing of it is lost, and what to do. The reason itself is in the log. */
export const failJob = (ctx: Ctx, turn: Turn, error: unknown): Promise<JobRow | null> => {
  log.error({ err: error, ...turn }, 'a job failed')
  const detail = 'It stopped because something broke on our side. What is done is kept: resume it to go on from there.'
  return endJob(ctx, turn, { state: 'failed', problem: { code: 'internal', detail } }, [...unfinishedStates])
}

/** It cannot be done, and whoever asked for it is told why. */
export const refuseJob = (ctx: Ctx, turn: Turn, { code, message }: Problem): Promise<JobRow | null> =>
  endJob(ctx, turn, { state: 'failed', problem: { code, detail: message } }, [...unfinishedStates])

const jobOver = ({ state }: Job) => new Problem('job-over', { detail: `Its state is ${state}.` })

export const cancelJob = (ctx: JobsCtx, jobId: string): Promise<Job> =>
  transaction(ctx, async (ctx) => {
    const [row] = await ctx.db
      .update(jobs)
      .set({ state: 'cancelled', finishedAt: ctx.now })
      .where(and(visibleTo(ctx.actor), eq(jobs.id, jobId), inArray(jobs.state, [...unfinishedStates])))
      .returning()
    if (!row) throw jobOver(await getJob(ctx, jobId))
    await tell(ctx, 'job.cancelled', row)
    return jobOf(row, ctx.now)
  })

const notResumable = ({ state }: Job) =>
  new Problem('job-not-resumable', {
    detail: resumableStates.some((one) => one === state)
      ? 'What it had made is no longer kept; ask for a new one.'
      : `Its state is ${state}.`,
  })

/** The owner is locked before the job, as everywhere: two who resume at once start one round. */
export const resumeJob = (ctx: JobsCtx, jobId: string): Promise<Job> =>
  transaction(ctx, async (ctx) => {
    const mine = and(visibleTo(ctx.actor), eq(jobs.id, jobId))
    const [found] = await ctx.db.select().from(jobs).where(mine)
    if (!found) throw new Problem('not-found')
    await lockOwner(ctx, ownerOf(found))
    const [job] = await ctx.db.select().from(jobs).where(mine).for('update')
    if (!job || !isResumable(job, ctx.now)) throw notResumable(await getJob(ctx, jobId))
    await refuseTooMany(ctx, ownerOf(job), job.kind)
    const [row] = await ctx.db
      .update(jobs)
      .set({ state: 'queued', round: job.round + 1, finishedAt: null, problem: null, samples: [] })
      .where(eq(jobs.id, job.id))
      .returning()
    if (!row) throw new Problem('not-found')
    await tell(ctx, 'job.resumed', row)
    return jobOf(row, ctx.now)
  })
