import { engineEvents, engineFunctions, type EngineRunRow, engineRuns, engineSteps, type EngineStepRow } from '@/db/schema'
import type { Ctx } from '@/lib/core/ctx'
import { newId } from '@/lib/core/id'

type AboutRun = Partial<EngineRunRow> & { event?: { id?: string; name?: string; data?: Record<string, unknown> } }

/** A run as the engine leaves it behind, over unless said otherwise. */
export const aRun = async (ctx: Ctx, brandId: string | null, { event = {}, ...about }: AboutRun = {}): Promise<EngineRunRow> => {
  const eventId = event.id ?? newId()
  await ctx.db.insert(engineEvents).values({ id: eventId, name: event.name ?? 'export.requested', data: event.data ?? {}, at: ctx.now })
  const [run] = await ctx.db
    .insert(engineRuns)
    .values({ functionId: 'tira-export-person', state: 'completed', startedAt: ctx.now, finishedAt: ctx.now, ...about, eventId, brandId })
    .returning()
  if (!run) throw new Error('an insert returned no row')
  return run
}

export const aStep = (ctx: Ctx, runId: string, about: Partial<EngineStepRow> & { position: number }) =>
  ctx.db.insert(engineSteps).values({
    runId,
    id: `step-${about.position}`,
    name: `step ${about.position}`,
    kind: 'run',
    state: 'completed',
    attempt: 0,
    startedAt: ctx.now,
    finishedAt: ctx.now,
    ...about,
  })

export const aServedFunction = (ctx: Ctx, about: Partial<typeof engineFunctions.$inferInsert> & { id: string }) =>
  ctx.db.insert(engineFunctions).values({ name: about.id, triggers: [], retries: 4, syncedAt: ctx.now, ...about })
