import { and, asc, eq, gt, inArray } from 'drizzle-orm'
import { codes, type FactRow, facts, relayedFacts, shoppers } from '@/db/schema'
import type { BrandCtx } from '@/lib/core/ctx'
import { isUuid } from '@/lib/core/id'

export type RelayedFact = Pick<FactRow, 'id' | 'type' | 'subjectId' | 'at' | 'data'> & { sequence: number }

export const listFactsAfter = (ctx: BrandCtx, sequence: number, limit: number): Promise<RelayedFact[]> =>
  ctx.db
    .select({
      sequence: relayedFacts.sequence,
      id: facts.id,
      type: facts.type,
      subjectId: facts.subjectId,
      at: facts.at,
      data: facts.data,
    })
    .from(relayedFacts)
    .innerJoin(facts, eq(facts.id, relayedFacts.factId))
    .where(and(eq(relayedFacts.brandId, ctx.actor.brandId), gt(relayedFacts.sequence, sequence)))
    .orderBy(asc(relayedFacts.sequence))
    .limit(limit)

const idsIn = (told: readonly RelayedFact[], member: 'codeId' | 'shopperId'): string[] => [
  ...new Set(told.flatMap(({ data }) => (typeof data[member] === 'string' && isUuid(data[member]) ? [data[member]] : []))),
]

/** What facts name by id only: the codes, and who the shoppers are to the brand. */
const lookUp = async ({ db, actor }: BrandCtx, told: readonly RelayedFact[]) => {
  const [codeIds, shopperIds] = [idsIn(told, 'codeId'), idsIn(told, 'shopperId')]
  const [named, known] = await Promise.all([
    codeIds.length === 0
      ? []
      : db
          .select({ id: codes.id, code: codes.code })
          .from(codes)
          .where(and(eq(codes.brandId, actor.brandId), inArray(codes.id, codeIds))),
    shopperIds.length === 0
      ? []
      : db
          .select({ id: shoppers.id, ref: shoppers.ref })
          .from(shoppers)
          .where(and(eq(shoppers.brandId, actor.brandId), inArray(shoppers.id, shopperIds))),
  ])
  return { codes: new Map(named.map(({ id, code }) => [id, code])), refs: new Map(known.map(({ id, ref }) => [id, ref])) }
}

const withoutOurs = (data: RelayedFact['data']) =>
  Object.fromEntries(Object.entries(data).filter(([name]) => !['brandId', 'before', 'after'].includes(name)))

/** What is sent of each fact. */
export const bodiesOf = async (ctx: BrandCtx, told: readonly RelayedFact[]): Promise<{ fact: RelayedFact; body: string }[]> => {
  const found = await lookUp(ctx, told)
  return told.map((fact) => {
    const { codeId, shopperId } = fact.data
    const data = {
      ...withoutOurs(fact.data),
      ...(typeof codeId === 'string' && { code: found.codes.get(codeId) ?? null }),
      ...(typeof shopperId === 'string' && { shopper: { id: shopperId, ref: found.refs.get(shopperId) ?? null } }),
      ...(shopperId === null && { shopper: null }),
    }
    return { fact, body: JSON.stringify({ type: fact.type, timestamp: fact.at.toISOString(), sequence: fact.sequence, data }) }
  })
}
