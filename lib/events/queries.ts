import { and, asc, desc, eq, gt, gte, inArray, lt, or } from 'drizzle-orm'
import { z } from 'zod'
import {
  accounts,
  apiKeys,
  brands,
  campaigns,
  codes,
  type FactRow,
  facts,
  members,
  relayedFacts,
  shoppers,
  stores,
  webhooks,
} from '@/db/schema'
import type { BrandCtx } from '@/lib/core/ctx'
import { isUuid } from '@/lib/core/id'
import { decodeCursor, type Page, pageOf } from '@/lib/core/page'
import type { FactType } from './catalogue'
import type { Event, EventQuery, Fact, FactQuery } from './contract'

type Named = { id: string; name: string | null }
type Lookup = (ctx: BrandCtx, ids: string[]) => Promise<Named[]>

/** Facts name nobody; the names are looked up when they are read, so that who was erased stays erased. */
const lookups: Record<string, Lookup> = {
  account: ({ db }, ids) => db.select({ id: accounts.id, name: accounts.name }).from(accounts).where(inArray(accounts.id, ids)),
  brand: ({ db }, ids) => db.select({ id: brands.id, name: brands.name }).from(brands).where(inArray(brands.id, ids)),
  member: ({ db, actor }, ids) =>
    db
      .select({ id: members.id, name: accounts.name })
      .from(members)
      .innerJoin(accounts, eq(accounts.id, members.accountId))
      .where(and(eq(members.brandId, actor.brandId), inArray(members.id, ids))),
  apiKey: ({ db, actor }, ids) =>
    db
      .select({ id: apiKeys.id, name: apiKeys.name })
      .from(apiKeys)
      .where(and(eq(apiKeys.brandId, actor.brandId), inArray(apiKeys.id, ids))),
  store: ({ db, actor }, ids) =>
    db
      .select({ id: stores.id, name: stores.name })
      .from(stores)
      .where(and(eq(stores.brandId, actor.brandId), inArray(stores.id, ids))),
  campaign: ({ db, actor }, ids) =>
    db
      .select({ id: campaigns.id, name: campaigns.name })
      .from(campaigns)
      .where(and(eq(campaigns.brandId, actor.brandId), inArray(campaigns.id, ids))),
  code: ({ db, actor }, ids) =>
    db
      .select({ id: codes.id, name: codes.code })
      .from(codes)
      .where(and(eq(codes.brandId, actor.brandId), inArray(codes.id, ids))),
  webhook: ({ db, actor }, ids) =>
    db
      .select({ id: webhooks.id, name: webhooks.url })
      .from(webhooks)
      .where(and(eq(webhooks.brandId, actor.brandId), inArray(webhooks.id, ids))),
  shopper: ({ db, actor }, ids) =>
    db
      .select({ id: shoppers.id, name: shoppers.ref })
      .from(shoppers)
      .where(and(eq(shoppers.brandId, actor.brandId), inArray(shoppers.id, ids))),
}

const nounOfActor: Partial<Record<FactRow['actorKind'], string>> = {
  account: 'account',
  member: 'account',
  key: 'apiKey',
  shopper: 'shopper',
}

/** A person who asks for themself is to the brand the customer that it knows: their name and account are not its business. */
const asTheBrandKnows = (row: FactRow): FactRow => {
  const { shopperId } = row.data
  return row.actorKind === 'account' && typeof shopperId === 'string' ? { ...row, actorKind: 'shopper', actorId: shopperId } : row
}

type Mention = { noun: string; id: string }
type NameOf = (noun: string, id: string) => string | null

const mentionsOf = (row: FactRow): Mention[] => {
  const noun = nounOfActor[row.actorKind]
  const subject = { noun: row.subjectType, id: row.subjectId }
  const { accountId } = row.data
  const person = typeof accountId === 'string' && isUuid(accountId) ? [{ noun: 'account', id: accountId }] : []
  return noun && row.actorId !== null && isUuid(row.actorId) ? [subject, { noun, id: row.actorId }, ...person] : [subject, ...person]
}

const namesOf = async (ctx: BrandCtx, mentions: Mention[]): Promise<NameOf> => {
  const found = await Promise.all(
    Object.entries(lookups).map(async ([noun, lookup]) => {
      const ids = new Set(mentions.filter((mention) => mention.noun === noun).map((mention) => mention.id))
      const rows = ids.size > 0 ? await lookup(ctx, [...ids]) : []
      return rows.map(({ id, name }) => [`${noun} ${id}`, name] as const)
    }),
  )
  const names = new Map(found.flat())
  return (noun, id) => names.get(`${noun} ${id}`) || null
}

const Changes = z.object({ before: z.record(z.string(), z.unknown()), after: z.record(z.string(), z.unknown()) })

/** A member who has left is still known by the account; what was deleted, by the name that the fact kept. */
const nameOfSubject = (row: FactRow, nameOf: NameOf): string | null => {
  const { accountId, name } = row.data
  const living = nameOf(row.subjectType, row.subjectId)
  if (living !== null) return living
  if (typeof accountId === 'string') return nameOf('account', accountId)
  return typeof name === 'string' ? name : null
}

const nameOfActor = (row: FactRow, nameOf: NameOf): string | null => {
  const noun = nounOfActor[row.actorKind]
  if (row.actorId === null) return null
  return noun ? nameOf(noun, row.actorId) : row.actorId
}

const factOf = (row: FactRow, nameOf: NameOf): Fact => {
  const { before, after, ...data } = row.data
  return {
    id: row.id,
    type: row.type,
    at: row.at,
    actor: { kind: row.actorKind, id: row.actorId, name: nameOfActor(row, nameOf) },
    subject: { type: row.subjectType, id: row.subjectId, name: nameOfSubject(row, nameOf) },
    changes: Changes.safeParse({ before, after }).data ?? null,
    data,
    requestId: row.requestId,
  }
}

const factsOf = async (ctx: BrandCtx, rows: FactRow[]): Promise<Fact[]> => {
  const known = rows.map(asTheBrandKnows)
  const nameOf = await namesOf(ctx, known.flatMap(mentionsOf))
  return known.map((row) => factOf(row, nameOf))
}

const before = (cursor: string | undefined) => (cursor === undefined ? undefined : lt(facts.id, decodeCursor(cursor, 0).id))

/** What happened in the brand, newest first. */
export const listFacts = async (ctx: BrandCtx, asked: FactQuery): Promise<Page<Fact>> => {
  const { limit, cursor, type, subjectId, actorId, since, until } = asked
  const rows = await ctx.db
    .select()
    .from(facts)
    .where(
      and(
        eq(facts.brandId, ctx.actor.brandId),
        type && eq(facts.type, type),
        subjectId === undefined ? undefined : eq(facts.subjectId, subjectId),
        actorId === undefined ? undefined : eq(facts.actorId, actorId),
        since && gte(facts.at, since),
        until && lt(facts.at, until),
        before(cursor),
      ),
    )
    .orderBy(desc(facts.id))
    .limit(limit + 1)
  return pageOf(await factsOf(ctx, rows), limit, (fact) => [fact.id])
}

/** The brand's facts with these ids, and those of some types about these things. */
export const findFacts = async (
  ctx: BrandCtx,
  ids: readonly string[],
  about: { types: readonly FactType[]; subjectIds: readonly string[] },
): Promise<Fact[]> => {
  const rows = await ctx.db
    .select()
    .from(facts)
    .where(
      and(
        eq(facts.brandId, ctx.actor.brandId),
        or(inArray(facts.id, [...ids]), and(inArray(facts.type, [...about.types]), inArray(facts.subjectId, [...about.subjectIds]))),
      ),
    )
    .limit(ids.length + about.subjectIds.length)
  return factsOf(ctx, rows)
}

/** What happened in the brand after a place of its sequence, oldest first. */
export const listEvents = async (ctx: BrandCtx, { after, limit }: EventQuery): Promise<{ data: Event[]; nextSequence: number }> => {
  const data = await ctx.db
    .select({ sequence: relayedFacts.sequence, id: facts.id, type: facts.type, at: facts.at, data: facts.data })
    .from(relayedFacts)
    .innerJoin(facts, eq(facts.id, relayedFacts.factId))
    .where(and(eq(relayedFacts.brandId, ctx.actor.brandId), gt(relayedFacts.sequence, after)))
    .orderBy(asc(relayedFacts.sequence))
    .limit(limit)
  return { data, nextSequence: data.at(-1)?.sequence ?? after }
}

/** The newest of what was relayed, as the audit log says it, and the place up to which that is. */
export const listActivity = async (ctx: BrandCtx, { limit }: { limit: number }): Promise<{ data: Fact[]; sequence: number }> => {
  const rows = await ctx.db
    .select({ sequence: relayedFacts.sequence, fact: facts })
    .from(relayedFacts)
    .innerJoin(facts, eq(facts.id, relayedFacts.factId))
    .where(eq(relayedFacts.brandId, ctx.actor.brandId))
    .orderBy(desc(relayedFacts.sequence))
    .limit(limit)
  const told = rows.map(({ fact }) => fact)
  return { data: await factsOf(ctx, told), sequence: rows[0]?.sequence ?? 0 }
}
