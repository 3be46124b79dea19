import { and, eq, type SQL, sql } from 'drizzle-orm'
import { batches, type BatchRow, campaigns, type JobRow, jobs, strips, tears } from '@/db/schema'
import type { BrandCtx, Ctx } from '@/lib/core/ctx'
import { newId } from '@/lib/core/id'
import { Problem } from '@/lib/core/problem'
import { transaction } from '@/lib/core/transaction'
import { emit } from '@/lib/events/emit'
import { advanceJob, beginJob, finishJob, lockOwner, refuseJob, startJob } from '@/lib/jobs/commands'
import type { Job } from '@/lib/jobs/contract'
import { jobOf } from '@/lib/jobs/queries'
import type { Turn } from '@/lib/jobs/rules'
import { guessingOf, isTooGuessable, lengthFor, mostCodesOf, newCodes, type NewCode, type Style } from '../codes/rules'
import { countAlike } from './queries'

const ofBatch = { kind: 'codes', subjectType: 'batch' } as const
const chunkSize = 10_000
/** Drawn at once at least, so that the last free ones of a small keyspace are found. */
const fewestDrawn = 100
const mostTriesInVain = 100

const number = new Intl.NumberFormat('en')

const tooGuessable = ({ length }: Style, codes: number): Problem => {
  const most = mostCodesOf({ length })
  const oneIn = number.format(guessingOf({ length }, codes).oneIn)
  return new Problem('codes-too-guessable', {
    detail: `With ${number.format(codes)} codes of length ${length}, one guess in ${oneIn} would hit. Length ${lengthFor(codes)} would do, or at most ${number.format(most)} codes.`,
  })
}

/** The campaign stays as it is until the batch is written: neither archived nor of another style. */
const holdStyle = async (ctx: BrandCtx, campaignId: string): Promise<Style> => {
  const [campaign] = await ctx.db
    .select({ codeStyle: campaigns.codeStyle, archivedAt: campaigns.archivedAt })
    .from(campaigns)
    .where(and(eq(campaigns.brandId, ctx.actor.brandId), eq(campaigns.id, campaignId)))
    .for('share')
  if (!campaign) throw new Problem('not-found')
  if (campaign.archivedAt) throw new Problem('campaign-state', { detail: 'It is archived.' })
  return campaign.codeStyle
}

export const createBatch = (ctx: BrandCtx, { campaignId, count }: { campaignId: string; count: number }): Promise<Job> =>
  transaction(ctx, async (ctx) => {
    const { brandId } = ctx.actor
    const owner = { brandId, accountId: null }
    await lockOwner(ctx, owner)
    const style = await holdStyle(ctx, campaignId)
    const codes = count + (await countAlike(ctx, style))
    if (isTooGuessable(guessingOf(style, codes))) throw tooGuessable(style, codes)
    const id = newId(ctx.now.getTime())
    const job = await startJob(ctx, { owner, kind: ofBatch.kind, subject: { type: ofBatch.subjectType, id }, startedBy: 'codes.requested' })
    await ctx.db.insert(batches).values({ id, brandId, campaignId, jobId: job.id, asked: count, createdAt: ctx.now })
    return jobOf(job, ctx.now)
  })

type Making = { batch: BatchRow & { asked: number }; style: Style }

const campaignGone = () => new Problem('not-found', { detail: 'The campaign was deleted.' })

/** What the job makes. Held until the chunk is written, so that nobody undoes a batch that goes on. */
const holdBatch = async (ctx: Ctx, job: Pick<JobRow, 'id' | 'subjectId'>): Promise<Making> => {
  const [found] = await ctx.db
    .select({ batch: batches, style: campaigns.codeStyle, archivedAt: campaigns.archivedAt })
    .from(batches)
    .innerJoin(campaigns, and(eq(campaigns.brandId, batches.brandId), eq(campaigns.id, batches.campaignId)))
    .where(and(eq(batches.id, job.subjectId), eq(batches.jobId, job.id)))
    .for('share', { of: batches })
  if (!found) throw campaignGone()
  if (found.batch.undoneAt) throw new Problem('batch-undone')
  if (found.archivedAt) throw new Problem('campaign-state', { detail: 'The campaign was archived.' })
  return { batch: { ...found.batch, asked: found.batch.asked ?? 0 }, style: found.style }
}

/** Refuses the job for a reason that whoever asked for it can do something about. */
const orRefused = async <Result>(ctx: Ctx, turn: Turn, work: () => Promise<Result | null>): Promise<Result | null> => {
  try {
    return await work()
  } catch (error) {
    if (!(error instanceof Problem)) throw error
    await refuseJob(ctx, turn, error)
    return null
  }
}

export const beginBatch = async (ctx: Ctx, turn: Turn): Promise<boolean> => {
  const [job] = await ctx.db
    .select()
    .from(jobs)
    .where(and(eq(jobs.id, turn.jobId), eq(jobs.kind, ofBatch.kind), eq(jobs.subjectType, ofBatch.subjectType)))
  if (!job) return false
  const begun = await orRefused(ctx, turn, async () => {
    const { batch } = await holdBatch(ctx, job)
    return beginJob(ctx, turn, { ...ofBatch, total: batch.asked })
  })
  return begun !== null
}

export type Make = (style: Style, count: number) => NewCode[]

type Strip = { campaignId: string; brandId: string; batchId: string; size: number }

/** As many of these codes as are wanted, at the end of the strip. How many those were: none that is there already. */
const append = async (ctx: Ctx, { campaignId, brandId, batchId, size }: Strip, made: NewCode[], wanted: number, isNew: SQL, orNot: SQL) => {
  const [ids, shown, keys] = [made.map(() => newId()), made.map(({ code }) => code), made.map(({ matchKey }) => matchKey)]
  const written = await ctx.db.execute(sql`
    insert into codes (id, brand_id, campaign_id, batch_id, position, code, match_key)
    select id::uuid, ${brandId}::uuid, ${campaignId}::uuid, ${batchId}::uuid, ${size}::bigint + row_number() over (), code, match_key
    from (
      select * from unnest(string_to_array(${ids.join()}, ','), string_to_array(${shown.join()}, ','), string_to_array(${keys.join()}, ','))
        as made (id, code, match_key)
      where ${isNew} limit ${wanted}
    ) as made
    ${orNot}`)
  return written.count
}

const isThereAlready = (error: unknown): boolean =>
  typeof error === 'object' &&
  error !== null &&
  (('constraint_name' in error && error.constraint_name === 'code_once') || ('cause' in error && isThereAlready(error.cause)))

/** Hardly ever is one of them there already: without looking it costs a fifth less, and finding one costs only what was written. */
const appendBlindly = async (ctx: Ctx, strip: Strip, made: NewCode[]): Promise<number> => {
  try {
    return await transaction(ctx, (ctx) => append(ctx, strip, made, made.length, sql`true`, sql``))
  } catch (error) {
    if (isThereAlready(error)) return 0
    throw error
  }
}

const appendNew = (ctx: Ctx, strip: Strip, made: NewCode[], wanted: number): Promise<number> => {
  const isNew = sql`not exists (select from codes where codes.brand_id = ${strip.brandId}::uuid and codes.match_key = made.match_key)`
  return append(ctx, strip, made, wanted, isNew, sql`on conflict (brand_id, match_key) do nothing`)
}

const keyspaceFull = () =>
  new Problem('codes-too-guessable', { detail: 'Nearly every code of this length is there already. Clone the campaign with longer codes.' })

/**
 * One that had run out may run out anew, unless its ceiling says otherwise. The tear is held before the strip, as by whoever issues;
 * nobody has to wait for it, since of what has run out nothing is claimed.
 */
const endExhaustion = async (ctx: Ctx, campaignId: string): Promise<void> => {
  await ctx.db.execute(sql`
    update ${tears} set exhausted_at = null from ${campaigns}
    where ${tears.campaignId} = ${campaignId} and ${campaigns.id} = ${tears.campaignId} and exhausted_at is not null
      and (${campaigns.claimsLimit} is null or ${tears.claimed} < ${campaigns.claimsLimit})
      and (${campaigns.issueOn} is null or ${tears.issued} < (${campaigns.issueOn} ->> 'ceiling')::int)`)
}

/** Exactly so many new codes: one that is there already is drawn again. The strip is held, so that positions become visible in order. */
const appendExactly = async (ctx: Ctx, { batch, style }: Making, count: number, make: Make): Promise<void> => {
  const { brandId, campaignId, id: batchId } = batch
  await endExhaustion(ctx, campaignId)
  const [strip] = await ctx.db.select({ size: strips.size }).from(strips).where(eq(strips.campaignId, campaignId)).for('update')
  if (!strip) throw new Error('a campaign has no strip')
  const end = (size: number) => ({ brandId, campaignId, batchId, size })
  const blindly = await appendBlindly(ctx, end(strip.size), make(style, count))
  let [size, missing] = [strip.size + blindly, count - blindly]
  for (let inVain = 0; missing > 0;) {
    if (inVain > mostTriesInVain) throw keyspaceFull()
    const written = await appendNew(ctx, end(size), make(style, Math.max(missing, fewestDrawn)), missing)
    inVain = written === 0 ? inVain + 1 : 0
    size += missing
    missing -= written
  }
  await ctx.db.update(strips).set({ size }).where(eq(strips.campaignId, campaignId))
}

export type MakingOptions = { atMost: number; chunk?: number; make?: Make }

/** Makes codes chunk by chunk, from where the last one ended. The job is looked at before each of them. */
export const writeBatch = async (
  ctx: Ctx,
  turn: Turn,
  { atMost, chunk = chunkSize, make = newCodes }: MakingOptions,
): Promise<'more' | 'made' | 'stopped'> => {
  for (let chunks = 0; chunks < atMost; chunks += 1) {
    const job = await orRefused(ctx, turn, () =>
      advanceJob({ ...ctx, now: new Date() }, turn, async (ctx, job) => {
        const making = await holdBatch(ctx, job)
        const count = Math.min(chunk, making.batch.asked - job.done)
        if (count > 0) await appendExactly(ctx, making, count, make)
        return { done: Math.max(0, count) }
      }),
    )
    if (!job) return 'stopped'
    if (job.done >= (job.total ?? 0)) return 'made'
  }
  return 'more'
}

export const finishBatch = (ctx: Ctx, turn: Turn): Promise<JobRow | null> =>
  transaction(ctx, async (ctx) => {
    const [found] = await ctx.db
      .select({ batch: batches, style: campaigns.codeStyle })
      .from(batches)
      .innerJoin(campaigns, and(eq(campaigns.brandId, batches.brandId), eq(campaigns.id, batches.campaignId)))
      .where(eq(batches.jobId, turn.jobId))
    if (!found) return refuseJob(ctx, turn, campaignGone()).then(() => null)
    const { batch, style } = found
    const world: BrandCtx = { ...ctx, actor: { kind: 'system', name: 'generate-codes', brandId: batch.brandId } }
    const guessing = guessingOf(style, await countAlike(world, style))
    const job = await finishJob(ctx, turn, { batchId: batch.id, codes: batch.asked, guessing })
    if (!job) return null
    await emit(world, 'codes.generated', { batchId: batch.id, campaignId: batch.campaignId, codes: batch.asked })
    return job
  })
