import { prepared } from '@/db'
import { facts } from '@/db/schema'
import type { Actor, Ctx } from '@/lib/core/ctx'
import { newId } from '@/lib/core/id'
import { catalogue, type FactData, type FactType } from './catalogue'

export const actorIdOf = (actor: Actor): string | null => {
  switch (actor.kind) {
    case 'nobody':
      return null
    case 'account':
    case 'member':
      return actor.accountId
    case 'key':
      return actor.keyId
    case 'shopper':
      return actor.shopperId
    case 'system':
      return actor.name
  }
}

const brandIdOf = (actor: Actor, data: Record<string, unknown>): string | null => {
  if (typeof data.brandId === 'string') return data.brandId
  return 'brandId' in actor ? actor.brandId : null
}

/** Writes what happened in the transaction of the change: the caller's `ctx.db` is that transaction. */
export const emit = async <T extends FactType>(
  ctx: Ctx,
  type: T,
  data: FactData<T>,
  id: string = newId(ctx.now.getTime()),
): Promise<void> => {
  const subjectType = catalogue[type]
  const named: Record<string, unknown> = data
  const fact = {
    id,
    brandId: brandIdOf(ctx.actor, data),
    type,
    subjectType,
    subjectId: String(named[`${subjectType}Id`]),
    actorKind: ctx.actor.kind,
    actorId: actorIdOf(ctx.actor),
    data,
    requestId: ctx.requestId,
    at: ctx.now,
  }
  await prepared(ctx.db.insert(facts).values(fact))
}

const inOrder = (_: string, value: unknown): unknown =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? Object.fromEntries(Object.entries(value).toSorted(([one], [other]) => (one < other ? -1 : 1)))
    : value

/** Members in one order: jsonb gives them back in another than they came. */
const written = (value: unknown) => JSON.stringify(value ?? null, inOrder)

/** What a change did to the named members: before and after of those that differ, null when none does. */
export const difference = <Row extends object>(before: Row, after: Row, members: readonly (keyof Row & string)[]) => {
  const changed = members.filter((member) => written(before[member]) !== written(after[member]))
  if (changed.length === 0) return null
  const pick = (row: Row) => Object.fromEntries(changed.map((member) => [member, row[member] ?? null]))
  return { before: pick(before), after: pick(after) }
}
