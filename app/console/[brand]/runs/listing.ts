import { redirect } from 'next/navigation'
import type { RunFilter } from '@/components/runs/run-filters'
import { hrefWith, queryText, type SearchParams } from '@/components/ui/query'
import type { BrandCtx } from '@/lib/core/ctx'
import { isUuid } from '@/lib/core/id'
import type { Page } from '@/lib/core/page'
import { Problem } from '@/lib/core/problem'
import type { Fact } from '@/lib/events/contract'
import { findFacts } from '@/lib/events/queries'
import type { Run, RunQuery, RunWithSteps } from '@/lib/jobs/runs/contract'
import { getRun, listRuns } from '@/lib/jobs/runs/queries'
import { runStates } from '@/lib/jobs/runs/rules'

const rows = 50

export const askedOf = (params: SearchParams) => {
  const state = runStates.find((known) => known === queryText(params, 'state'))
  const functionId = queryText(params, 'function')?.slice(0, 200)
  const filter: RunFilter = { state, function: functionId }
  const place = { cursor: queryText(params, 'cursor'), trail: queryText(params, 'trail') }
  const query: RunQuery = { limit: rows, cursor: place.cursor, state, functionId }
  return { filter, place, query, peek: queryText(params, 'peek') }
}

type Asked = ReturnType<typeof askedOf>

/** A cursor that was cut short on its way here leads to the first page. */
const runsAsked = (ctx: BrandCtx, { query, filter }: Asked, path: string): Promise<Page<Run>> =>
  listRuns(ctx, query).catch((error: unknown) => {
    if (error instanceof Problem && error.code === 'invalid') redirect(hrefWith(path, filter))
    throw error
  })

const peekAsked = async (ctx: BrandCtx, id: string | undefined): Promise<RunWithSteps | null> => {
  if (id === undefined || !isUuid(id)) return null
  return getRun(ctx, id).catch((error: unknown) => {
    if (error instanceof Problem && error.code === 'not-found') return null
    throw error
  })
}

/** What set the runs going: facts by their own id, and who ran what again by the id of the run. */
const factsBehind = async (ctx: BrandCtx, runs: readonly Run[]): Promise<ReadonlyMap<string, Fact>> => {
  const ids = [...new Set(runs.map(({ event }) => event.id))].filter(isUuid)
  if (ids.length === 0) return new Map()
  const facts = await findFacts(ctx, ids, { types: ['run.repeated'], subjectIds: ids })
  return new Map(facts.map((fact) => [fact.type === 'run.repeated' ? fact.subject.id : fact.id, fact]))
}

export const runsShown = async (ctx: BrandCtx, asked: Asked, path: string) => {
  const [page, peeked] = await Promise.all([runsAsked(ctx, asked, path), peekAsked(ctx, asked.peek)])
  const facts = await factsBehind(ctx, [...page.data, ...(peeked ? [peeked] : [])])
  return { page, peeked, facts }
}
