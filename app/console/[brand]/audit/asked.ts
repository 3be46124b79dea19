import { redirect } from 'next/navigation'
import { startOfDay } from '@/components/audit/days'
import { hrefWith, queryText, type SearchParams } from '@/components/ui/query'
import { factTypes } from '@/lib/events/catalogue'
import type { BrandCtx } from '@/lib/core/ctx'
import { Problem } from '@/lib/core/problem'
import type { FactQuery } from '@/lib/events/contract'
import { listFacts } from '@/lib/events/queries'

const rows = 50

export const askedOf = (params: SearchParams, timeZone: string) => {
  const type = factTypes.find((known) => known === queryText(params, 'type'))
  const since = queryText(params, 'since')
  const sinceInstant = since === undefined ? null : startOfDay(since, timeZone)
  const filter = { type, actor: queryText(params, 'actor')?.slice(0, 100), since: sinceInstant ? since : undefined }
  const page = { cursor: queryText(params, 'cursor'), trail: queryText(params, 'trail') }
  const query: FactQuery = { limit: rows, cursor: page.cursor, type, actorId: filter.actor, since: sinceInstant ?? undefined }
  return { filter, page, query }
}

/** A cursor that was cut short on its way here leads to the first page. */
export const listAsked = (ctx: BrandCtx, { query, filter }: ReturnType<typeof askedOf>, path: string) =>
  listFacts(ctx, query).catch((error: unknown) => {
    if (error instanceof Problem && error.code === 'invalid') redirect(hrefWith(path, filter))
    throw error
  })
