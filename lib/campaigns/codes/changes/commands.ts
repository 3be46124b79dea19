import { and, asc, eq, gt, inArray, type SQL, sql } from 'drizzle-orm'
import { z } from 'zod'
import {
  campaigns,
  claims,
  codeChanges,
  type CodeChangeRow,
  codes,
  type FactRow,
  facts,
  type JobRow,
  jobs,
  shoppers,
  tears,
} from '@/db/schema'
import { type BrandCtx, type Ctx, type SystemActor } from '@/lib/core/ctx'
import { newId } from '@/lib/core/id'
import { invalid } from '@/lib/core/problem'
import { transaction } from '@/lib/core/transaction'
import type { FactType } from '@/lib/events/catalogue'
import { advanceJob, beginJob, finishJob, startJob } from '@/lib/jobs/commands'
import type { Job } from '@/lib/jobs/contract'
import { jobOf } from '@/lib/jobs/queries'
import type { Turn } from '@/lib/jobs/rules'
import type { BulkChange } from '../contract'
import { claimOfCode, filtered } from '../filters/queries'
import { countCodes, findWhole, requireCampaign } from '../queries'
import type { CodeFilter } from '../rules'

/** Claims of the campaigns wait while a chunk is voided: it is small. */
const chunkSize = 1_000
const subjectTypes = { void: 'codes-void', extend: 'codes-extend' } as const
const startedBy = 'codes.change-requested'

type SystemCtx = Ctx<SystemActor>

const systemOf = (ctx: Ctx, brandId: string): SystemCtx => ({ ...ctx, actor: { kind: 'system', name: 'change-codes', brandId } })

/** Written down by the id: the ref of a customer who is forgotten must not stay in a job. */
const ofHolder = async ({ db, actor }: BrandCtx, filter: CodeFilter): Promise<CodeFilter> => {
  if (filter.shopper === undefined) return filter
  const [holder] = await db
    .select({ id: shoppers.id })
    .from(shoppers)
    .where(and(eq(shoppers.brandId, actor.brandId), eq(shoppers.ref, filter.shopper)))
  return holder ? { ...filter, shopper: holder.id } : filter
}

/** Who spells a whole code means that one, whatever becomes of it: it is written down by its id. */
const settled = async (ctx: BrandCtx, ids: string[] | undefined, filter: CodeFilter = {}) => {
  if (ids) return { ids: [...new Set(ids.map((id) => id.toLowerCase()))], filter: null }
  if (filter.campaignId !== undefined) await requireCampaign(ctx, filter.campaignId)
  const whole = await findWhole(ctx, filter)
  return whole.length > 0 ? { ids: whole, filter: null } : { ids: null, filter: await ofHolder(ctx, filter) }
}

export const changeCodes = (ctx: BrandCtx, { ids, filter, action, until }: BulkChange): Promise<Job> =>
  transaction(ctx, async (ctx) => {
    if (until && until <= ctx.now) throw invalid('/until', 'past', 'Name a moment that is still to come.')
    const { brandId } = ctx.actor
    const which = await settled(ctx, ids, filter)
    const subject = { type: subjectTypes[action], id: filter?.campaignId ?? brandId }
    const job = await startJob(ctx, { owner: { brandId, accountId: null }, kind: 'codes', subject, startedBy })
    await ctx.db.insert(codeChanges).values({ jobId: job.id, brandId, action, until: until ?? null, ...which })
    return jobOf(job, ctx.now)
  })

/** Who asked for it, and with which request: what is done in their name is told as theirs. */
type Asker = Pick<FactRow, 'actorKind' | 'actorId' | 'requestId'>

type Found = { change: CodeChangeRow; job: JobRow; asker: Asker }

const findChange = async (ctx: Ctx, jobId: string): Promise<Found | null> => {
  const [found] = await ctx.db
    .select({
      change: codeChanges,
      job: jobs,
      asker: { actorKind: facts.actorKind, actorId: facts.actorId, requestId: facts.requestId },
    })
    .from(codeChanges)
    .innerJoin(jobs, eq(jobs.id, codeChanges.jobId))
    .innerJoin(facts, and(eq(facts.subjectId, jobs.id), eq(facts.type, startedBy)))
    .where(eq(codeChanges.jobId, jobId))
  return found ?? null
}

export const beginChange = async (ctx: Ctx, turn: Turn): Promise<boolean> => {
  const found = await findChange(ctx, turn.jobId)
  if (!found) return false
  const { change, job } = found
  const counted = change.ids ? change.ids.length : await countCodes(systemOf(ctx, change.brandId), change.filter ?? {})
  const wanted = { kind: 'codes', subjectType: subjectTypes[change.action], total: job.total ?? counted } as const
  return (await beginJob(ctx, turn, wanted)) !== null
}

const Mark = z.object({ next: z.int(), after: z.string().nullable(), changed: z.int(), isOver: z.boolean() })
type Mark = z.output<typeof Mark>
const markOf = ({ mark }: JobRow): Mark => (mark === null ? { next: 0, after: null, changed: 0, isOver: false } : Mark.parse(mark))

type Candidate = { id: string; campaignId: string }

const candidatesAmong = (ctx: SystemCtx, chosen: SQL | undefined, limit: number): Promise<Candidate[]> =>
  ctx.db
    .select({ id: codes.id, campaignId: codes.campaignId })
    .from(codes)
    .innerJoin(campaigns, eq(campaigns.id, codes.campaignId))
    .leftJoin(claims, claimOfCode)
    .where(chosen)
    .orderBy(asc(codes.id))
    .limit(limit)

const nextCandidates = (ctx: SystemCtx, { ids, filter }: CodeChangeRow, { next, after }: Mark, limit: number): Promise<Candidate[]> =>
  candidatesAmong(
    ctx,
    ids
      ? and(eq(codes.brandId, ctx.actor.brandId), inArray(codes.id, ids.slice(next, next + limit)))
      : and(filtered(ctx, filter ?? {}), after === null ? undefined : gt(codes.id, after)),
    limit,
  )

const tell = (ctx: SystemCtx, { actorKind, actorId, requestId }: Asker, type: FactType) => sql`
  insert into facts (id, brand_id, type, subject_type, subject_id, actor_kind, actor_id, data, request_id, at)
  select fact_id, ${ctx.actor.brandId}::uuid, ${type}, 'code', id, ${actorKind}, ${actorId}, data, ${requestId}, ${ctx.now.toISOString()}::timestamptz
  from changed`

const asked = (ids: string[]) => {
  const [listed, factIds] = [ids.join(), ids.map(() => newId()).join()]
  return sql`(select id::uuid, fact_id::uuid from unnest(string_to_array(${listed}, ','), string_to_array(${factIds}, ',')) as asked (id, fact_id)) as asked`
}

type Counted = { changed: number; rejected: number }

const counted = async (ctx: SystemCtx, statement: ReturnType<typeof sql>): Promise<Counted> => {
  const [row] = await ctx.db.execute<Counted>(statement)
  return row ?? { changed: 0, rejected: 0 }
}

/** No claim and no redemption of these is under way once tears and codes are held: the statement after that sees them all. */
const holdCodes = async (ctx: SystemCtx, candidates: Candidate[]): Promise<void> => {
  const campaignIds = [...new Set(candidates.map(({ campaignId }) => campaignId))]
  await ctx.db
    .select({ id: tears.campaignId })
    .from(tears)
    .where(inArray(tears.campaignId, campaignIds))
    .orderBy(asc(tears.campaignId))
    .for('update')
  const ids = candidates.map(({ id }) => id)
  await ctx.db
    .select({ id: codes.id })
    .from(codes)
    .where(and(eq(codes.brandId, ctx.actor.brandId), inArray(codes.id, ids)))
    .orderBy(asc(codes.id))
    .for('no key update')
}

const voidCodes = async (ctx: SystemCtx, asker: Asker, candidates: Candidate[]): Promise<Counted> =>
  counted(
    ctx,
    sql`
    with looked as materialized (
      select codes.id, asked.fact_id, claims.used_at is not null and codes.voided_at is null as is_used
      from ${asked(candidates.map(({ id }) => id))} join codes on codes.brand_id = ${ctx.actor.brandId}::uuid and codes.id = asked.id
      left join claims on claims.brand_id = codes.brand_id and claims.campaign_id = codes.campaign_id and claims.position = codes.position
    ), changed as (
      update codes set voided_at = ${ctx.now.toISOString()}::timestamptz from looked
      where codes.brand_id = ${ctx.actor.brandId}::uuid and codes.id = looked.id and not is_used and voided_at is null
      returning codes.id, fact_id, jsonb_build_object('codeId', codes.id, 'campaignId', codes.campaign_id) as data
    ), told as (${tell(ctx, asker, 'code.voided')})
    select (select count(*) from changed)::int as changed, (select count(*) from looked where is_used)::int as rejected`,
  )

/** Somebody may have claimed one of them since it was chosen as available: once they are held, they are chosen again. */
const voidChosen = async (ctx: SystemCtx, { change: { filter }, asker }: Found, candidates: Candidate[]): Promise<Counted> => {
  await holdCodes(ctx, candidates)
  const ids = candidates.map(({ id }) => id)
  const chosen = filter ? await candidatesAmong(ctx, and(filtered(ctx, filter), inArray(codes.id, ids)), ids.length) : candidates
  if (chosen.length === 0) return { changed: 0, rejected: ids.length }
  const { changed, rejected } = await voidCodes({ ...ctx, now: new Date() }, asker, chosen)
  return { changed, rejected: rejected + ids.length - chosen.length }
}

const extendCodes = async (ctx: SystemCtx, asker: Asker, candidates: Candidate[], until: Date): Promise<Counted> =>
  counted(
    ctx,
    sql`
    with changed as (
      update claims set expires_at = ${until.toISOString()}::timestamptz
      from ${asked(candidates.map(({ id }) => id))} join codes on codes.brand_id = ${ctx.actor.brandId}::uuid and codes.id = asked.id
      where claims.brand_id = codes.brand_id and claims.campaign_id = codes.campaign_id and claims.position = codes.position
        and claims.used_at is null and codes.voided_at is null
      returning codes.id, fact_id, jsonb_build_object('codeId', codes.id, 'campaignId', codes.campaign_id, 'claimId', claims.id,
        'until', ${until.toISOString()}::text) as data
    ), told as (${tell(ctx, asker, 'code.extended')})
    select count(*)::int as changed, ${candidates.length}::int - count(*)::int as rejected from changed`,
  )

const changeChunk = async (ctx: SystemCtx, job: JobRow, found: Found, limit: number) => {
  const { change, asker } = found
  const mark = markOf(job)
  if (mark.isOver) return { done: 0 }
  const candidates = await nextCandidates(ctx, change, mark, limit)
  const looked = change.ids ? change.ids.slice(mark.next, mark.next + limit).length : candidates.length
  const { changed, rejected } =
    candidates.length === 0
      ? { changed: 0, rejected: 0 }
      : change.until
        ? await extendCodes(ctx, asker, candidates, change.until)
        : await voidChosen(ctx, found, candidates)
  const after = candidates.at(-1)?.id ?? mark.after
  const next = { next: mark.next + looked, after, changed: mark.changed + changed, isOver: looked < limit }
  return { done: looked, rejected: rejected + looked - candidates.length, mark: next }
}

export type Changing = { atMost: number; chunk?: number }

export const writeChange = async (
  ctx: Ctx,
  turn: Turn,
  { atMost, chunk = chunkSize }: Changing,
): Promise<'more' | 'changed' | 'stopped'> => {
  const found = await findChange(ctx, turn.jobId)
  if (!found) return 'stopped'
  for (let chunks = 0; chunks < atMost; chunks += 1) {
    const job = await advanceJob({ ...ctx, now: new Date() }, turn, (ctx, job) =>
      changeChunk(systemOf(ctx, found.change.brandId), job, found, chunk),
    )
    if (!job) return 'stopped'
    if (markOf(job).isOver) return 'changed'
  }
  return 'more'
}

export const finishChange = (ctx: Ctx, turn: Turn): Promise<JobRow | null> =>
  transaction(ctx, async (ctx) => {
    const found = await findChange(ctx, turn.jobId)
    if (!found) return null
    const { change, job, asker } = found
    const outcome = { changed: markOf(job).changed, rejected: job.rejected }
    const finished = await finishJob(ctx, turn, outcome)
    if (!finished) return null
    const about = { brandId: change.brandId, type: 'codes.changed' satisfies FactType, subjectType: 'job', subjectId: job.id }
    const data = { jobId: job.id, action: change.action, ...outcome, brandId: change.brandId }
    await ctx.db.insert(facts).values({ id: newId(ctx.now.getTime()), ...about, ...asker, data, at: ctx.now })
    return finished
  })
