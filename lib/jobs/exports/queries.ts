import { type AnyColumn, and, asc, eq, gt, inArray, isNull, sql } from 'drizzle-orm'
import { accountIdentifiers, brands, exportChunks, facts, jobs, members, sessions, shoppers } from '@/db/schema'
import { findProfile } from '@/lib/accounts/queries'
import type { AccountCtx, Ctx } from '@/lib/core/ctx'
import { Problem } from '@/lib/core/problem'
import type { Download } from '@/lib/http/operation'
import { keptUntil } from '../rules'
import type { ExportRow } from './rules'

export type ExportPage = { rows: ExportRow[]; after: string | null }

/** A part of what is held of a person: how many rows, and those after one of them. */
export type Section = {
  name: string
  count: (ctx: Ctx, accountId: string) => Promise<number>
  read: (ctx: Ctx, accountId: string, after: string | null) => Promise<ExportPage>
}

const pageRows = 500

const later = (id: AnyColumn, after: string | null) => (after === null ? undefined : gt(id, after))

/** A full page may have another after it. */
export const exportPage = (rows: (ExportRow & { id: string })[]): ExportPage => ({
  rows,
  after: rows.length === pageRows ? (rows.at(-1)?.id ?? null) : null,
})

const profile: Section = {
  name: 'profile',
  count: async () => 1,
  read: async (ctx, accountId) => {
    const found = await findProfile(ctx, accountId)
    if (!found) return { rows: [], after: null }
    const { version: _version, ...row } = found
    return { rows: [row], after: null }
  },
}

const signIns: Section = {
  name: 'signIns',
  count: ({ db }, accountId) => db.$count(sessions, eq(sessions.accountId, accountId)),
  read: async ({ db }, accountId, after) => {
    const rows = await db
      .select()
      .from(sessions)
      .where(and(eq(sessions.accountId, accountId), later(sessions.id, after)))
      .orderBy(asc(sessions.id))
      .limit(pageRows)
    return exportPage(rows.map(({ accountId: _accountId, ...row }) => row))
  },
}

const ofBrand = { brand: { slug: brands.slug, name: brands.name } }

const memberships: Section = {
  name: 'memberships',
  count: ({ db }, accountId) => db.$count(members, eq(members.accountId, accountId)),
  read: async ({ db }, accountId, after) =>
    exportPage(
      await db
        .select({ id: members.id, ...ofBrand, role: members.role, createdAt: members.createdAt })
        .from(members)
        .innerJoin(brands, eq(brands.id, members.brandId))
        .where(and(eq(members.accountId, accountId), later(members.id, after)))
        .orderBy(asc(members.id))
        .limit(pageRows),
    ),
}

const invited = (accountId: string) =>
  and(
    isNull(members.accountId),
    sql`${members.invitedIdentifier} in (select unnest(array[value, shown]) from ${accountIdentifiers} where account_id = ${accountId})`,
  )

const invitations: Section = {
  name: 'invitations',
  count: ({ db }, accountId) => db.$count(members, invited(accountId)),
  read: async ({ db }, accountId, after) =>
    exportPage(
      await db
        .select({
          id: members.id,
          ...ofBrand,
          role: members.role,
          identifier: members.invitedIdentifier,
          createdAt: members.createdAt,
          expiresAt: members.invitationExpiresAt,
        })
        .from(members)
        .innerJoin(brands, eq(brands.id, members.brandId))
        .where(and(invited(accountId), later(members.id, after)))
        .orderBy(asc(members.id))
        .limit(pageRows),
    ),
}

const customerRecords: Section = {
  name: 'customerRecords',
  count: ({ db }, accountId) => db.$count(shoppers, eq(shoppers.accountId, accountId)),
  read: async ({ db }, accountId, after) =>
    exportPage(
      await db
        .select({ id: shoppers.id, ...ofBrand, ref: shoppers.ref, createdAt: shoppers.createdAt })
        .from(shoppers)
        .innerJoin(brands, eq(brands.id, shoppers.brandId))
        .where(and(eq(shoppers.accountId, accountId), later(shoppers.id, after)))
        .orderBy(asc(shoppers.id))
        .limit(pageRows),
    ),
}

const caused = (accountId: string) => and(eq(facts.actorId, accountId), inArray(facts.actorKind, ['account', 'member']))

/** What was done and to what; what it was before and after is the brand's. */
const activity: Section = {
  name: 'activity',
  count: ({ db }, accountId) => db.$count(facts, caused(accountId)),
  read: async ({ db }, accountId, after) =>
    exportPage(
      await db
        .select({
          id: facts.id,
          type: facts.type,
          at: facts.at,
          subject: { type: facts.subjectType, id: facts.subjectId },
          brandId: facts.brandId,
          requestId: facts.requestId,
        })
        .from(facts)
        .where(and(caused(accountId), later(facts.id, after)))
        .orderBy(asc(facts.id))
        .limit(pageRows),
    ),
}

/** What the domains up to this one hold of a person; the profile names the identifiers. */
export const heldOfPerson: readonly Section[] = [profile, signIns, memberships, invitations, customerRecords, activity]

export const countRows = async (ctx: Ctx, accountId: string, sections: readonly Section[]): Promise<number> => {
  const counts = await Promise.all(sections.map(({ count }) => count(ctx, accountId)))
  return counts.reduce((sum, count) => sum + count, 0)
}

/** A piece that is missing breaks the answer off: a file that looks whole must be whole. */
async function* piecesOf({ db }: Ctx, jobId: string, byteCount: number): AsyncGenerator<Uint8Array> {
  for (let [ordinal, left] = [0, byteCount]; left > 0; ordinal += 1) {
    const [piece] = await db
      .select({ bytes: exportChunks.bytes })
      .from(exportChunks)
      .where(and(eq(exportChunks.jobId, jobId), eq(exportChunks.ordinal, ordinal)))
    if (!piece) throw new Error('a piece of an export is missing')
    left -= piece.bytes.length
    yield piece.bytes
  }
}

/** The file of one's own export. Its week is counted here, whether or not it has been tidied away. */
export const downloadExport = async (ctx: AccountCtx, jobId: string): Promise<Download> => {
  const { accountId } = ctx.actor
  const [job] = await ctx.db
    .select()
    .from(jobs)
    .where(and(eq(jobs.id, jobId), eq(jobs.accountId, accountId), eq(jobs.kind, 'export'), eq(jobs.state, 'succeeded')))
  if (!job?.finishedAt) throw new Problem('not-found')
  if (ctx.now >= keptUntil(job.finishedAt)) throw new Problem('export-expired')
  const day = job.finishedAt.toISOString().slice(0, 10)
  return { name: `tira-${day}.json`, pieces: piecesOf(ctx, jobId, Number(job.result?.bytes)) }
}
