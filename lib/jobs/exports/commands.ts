import { and, eq, inArray, lt, sql } from 'drizzle-orm'
import { z } from 'zod'
import { exportChunks, type JobRow, jobs } from '@/db/schema'
import type { AccountCtx, Ctx } from '@/lib/core/ctx'
import { transaction } from '@/lib/core/transaction'
import { countAttempt } from '@/lib/http/rate-limit'
import { advanceJob, beginJob, findUnfinished, finishJob, lockOwner, startJob } from '../commands'
import type { Job } from '../contract'
import { jobOf } from '../queries'
import { forgottenBefore, keptUntil, type Turn } from '../rules'
import { countRows, type Section } from './queries'
import { firstMark, nextMark, partText } from './rules'

/** Every file is kept for a week: without a limit one person could fill the disk with their own. */
const perDay = 10

const ofPerson = { kind: 'export', subjectType: 'account' } as const

/** Asked again while one is being made, it is that one: a second file of the same would only take longer. */
export const exportMe = (ctx: AccountCtx): Promise<Job> =>
  transaction(ctx, async (ctx) => {
    const { accountId } = ctx.actor
    const owner = { brandId: null, accountId }
    await lockOwner(ctx, owner)
    const [running] = await findUnfinished(ctx, owner, 'export')
    if (running) return jobOf(running, ctx.now)
    await countAttempt(ctx.db, `export:${accountId}`, { name: 'export', perSecond: perDay / 86_400, burst: perDay })
    const subject = { type: ofPerson.subjectType, id: accountId }
    return jobOf(await startJob(ctx, { owner, kind: 'export', subject, startedBy: 'export.requested' }), ctx.now)
  })

export const beginExport = async (ctx: Ctx, turn: Turn, sections: readonly Section[]): Promise<boolean> => {
  const [job] = await ctx.db.select({ accountId: jobs.accountId }).from(jobs).where(eq(jobs.id, turn.jobId))
  if (!job?.accountId) return false
  const total = await countRows(ctx, job.accountId, sections)
  return (await beginJob(ctx, turn, { ...ofPerson, total })) !== null
}

const Mark = z.object({ ordinal: z.int(), section: z.int(), after: z.string().nullable(), rows: z.int() })
const markOf = ({ mark }: JobRow) => (mark === null ? firstMark : Mark.parse(mark))

/** One piece of the file and where it ends, in one transaction: nothing is written twice, whoever else writes. */
const writePart = (ctx: Ctx, turn: Turn, sections: readonly Section[]) =>
  advanceJob(ctx, turn, async (ctx, job) => {
    const mark = markOf(job)
    const section = sections[mark.section]
    if (!section || job.accountId === null) return { done: 0 }
    const { rows, after } = await section.read(ctx, job.accountId, mark.after)
    const about = { accountId: job.accountId, exportedAt: job.startedAt ?? ctx.now }
    const isLastSection = mark.section === sections.length - 1
    const text = partText({ about, mark, name: section.name, rows, isLastOfSection: after === null, isLastSection })
    await ctx.db.insert(exportChunks).values({ accountId: job.accountId, jobId: job.id, ordinal: mark.ordinal, bytes: Buffer.from(text) })
    return { done: rows.length, mark: nextMark(mark, rows.length, after) }
  })

/** Writes up to so many pieces, from where the last one ended. The job is looked at before each of them. */
export const writeExport = async (
  ctx: Ctx,
  turn: Turn,
  { sections, atMost }: { sections: readonly Section[]; atMost: number },
): Promise<'more' | 'written' | 'stopped'> => {
  for (let written = 0; written < atMost; written += 1) {
    const job = await writePart({ ...ctx, now: new Date() }, turn, sections)
    if (!job) return 'stopped'
    if (markOf(job).section >= sections.length) return 'written'
  }
  return 'more'
}

export const finishExport = async (ctx: Ctx, turn: Turn): Promise<JobRow | null> => {
  const [file] = await ctx.db
    .select({ bytes: sql<number>`coalesce(sum(length(${exportChunks.bytes})), 0)::float8` })
    .from(exportChunks)
    .where(eq(exportChunks.jobId, turn.jobId))
  const url = `/api/v1/me/exports/${turn.jobId}`
  return finishJob(ctx, turn, { url, bytes: file?.bytes ?? 0, expiresAt: keptUntil(ctx.now) })
}

export const expireExports = async ({ db, now }: Ctx): Promise<void> => {
  const over = db
    .select({ id: jobs.id })
    .from(jobs)
    .where(and(eq(jobs.kind, 'export'), lt(jobs.finishedAt, forgottenBefore(now))))
  await db.delete(exportChunks).where(inArray(exportChunks.jobId, over))
}
