import { and, eq } from 'drizzle-orm'
import { engineEvents, engineRuns } from '@/db/schema'
import type { BrandCtx } from '@/lib/core/ctx'
import { env } from '@/lib/core/env'
import { newId } from '@/lib/core/id'
import { Problem } from '@/lib/core/problem'
import { transaction } from '@/lib/core/transaction'
import { emit } from '@/lib/events/emit'
import type { Run } from './contract'
import { isForAsker, runOf } from './queries'
import { isOver } from './rules'

/** Locked, so that what is repeated is not tidied away meanwhile. */
const lockRun = async (ctx: BrandCtx, runId: string) => {
  const [found] = await ctx.db
    .select({ run: engineRuns, event: engineEvents })
    .from(engineRuns)
    .innerJoin(engineEvents, eq(engineEvents.id, engineRuns.eventId))
    .where(and(isForAsker(ctx), eq(engineRuns.id, runId)))
    .for('share')
  if (!found) throw new Problem('not-found')
  return found
}

/** The same function with what the same event said. The event of a repetition bears the id of its run. */
export const repeatRun = (ctx: BrandCtx, { runId }: { runId: string }): Promise<Run> =>
  transaction(ctx, async (ctx) => {
    const { run, event } = await lockRun(ctx, runId)
    if (env().INNGEST_SIGNING_KEY !== undefined) throw new Problem('runs-elsewhere')
    if (!isOver(run.state)) throw new Problem('run-not-over')
    const id = newId(ctx.now.getTime())
    await ctx.db.insert(engineEvents).values({ ...event, id, at: ctx.now, receivedAt: ctx.now })
    const [again] = await ctx.db
      .insert(engineRuns)
      .values({
        id,
        functionId: run.functionId,
        eventId: id,
        brandId: run.brandId,
        accountId: run.accountId,
        concurrencyKey: run.concurrencyKey,
        cancelKeys: run.cancelKeys,
        dueAt: ctx.now,
        createdAt: ctx.now,
      })
      .returning()
    if (!again) throw new Error('an insert returned no row')
    await emit(ctx, 'run.repeated', { runId: id, repeatedRunId: runId, name: run.functionId })
    return runOf(again, event.name)
  })
