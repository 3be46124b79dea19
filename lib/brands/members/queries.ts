import { and, asc, eq, gt, type SQL, sql } from 'drizzle-orm'
import { accounts, brands, type MemberRow, members } from '@/db/schema'
import type { Role } from '@/lib/auth/permissions'
import { sha256 } from '@/lib/auth/secrets'
import type { BrandCtx, Ctx } from '@/lib/core/ctx'
import { decodeCursor, type Page, pageOf } from '@/lib/core/page'
import { Problem } from '@/lib/core/problem'
import type { AskedPage } from '../queries'
import type { Member } from './contract'

const shownIdentifier = sql<string | null>`(
  select shown from account_identifiers where account_id = ${members.accountId}
  order by array_position(array['email', 'username', 'phone'], kind) limit 1)`

type Joined = { member: MemberRow; name: string | null; identifier: string | null }

const memberOf = ({ member, name, identifier }: Joined): Member => ({
  id: member.id,
  state: member.accountId === null ? 'invited' : 'active',
  role: member.role,
  accountId: member.accountId,
  name,
  identifier: identifier ?? member.invitedIdentifier,
  invitationExpiresAt: member.invitationExpiresAt,
  version: member.version,
  createdAt: member.createdAt,
})

const selectMembers = (ctx: Ctx, where: SQL | undefined, limit: number) =>
  ctx.db
    .select({ member: members, name: accounts.name, identifier: shownIdentifier })
    .from(members)
    .leftJoin(accounts, eq(accounts.id, members.accountId))
    .where(where)
    .orderBy(asc(members.id))
    .limit(limit)

export const listMembers = async (ctx: BrandCtx, { limit, cursor }: AskedPage): Promise<Page<Member>> => {
  const after = cursor === undefined ? undefined : gt(members.id, decodeCursor(cursor, 0).id)
  const rows = await selectMembers(ctx, and(eq(members.brandId, ctx.actor.brandId), after), limit + 1)
  return pageOf(rows.map(memberOf), limit, (member) => [member.id])
}

export const findMember = async (ctx: Ctx, brandId: string, memberId: string): Promise<Member> => {
  const [row] = await selectMembers(ctx, and(eq(members.brandId, brandId), eq(members.id, memberId)), 1)
  if (!row) throw new Problem('not-found')
  return memberOf(row)
}

export const getMember = (ctx: BrandCtx, memberId: string): Promise<Member> => findMember(ctx, ctx.actor.brandId, memberId)

export type Invitation = { brand: { id: string; slug: string; name: string }; role: Role }

/** What an invitation offers, to whoever holds its secret; null when it is unknown, used or over. */
export const findInvitation = async (ctx: Ctx, invitation: string): Promise<Invitation | null> => {
  const [row] = await ctx.db
    .select({ brand: { id: brands.id, slug: brands.slug, name: brands.name }, role: members.role })
    .from(members)
    .innerJoin(brands, eq(brands.id, members.brandId))
    .where(and(eq(members.invitationHash, sha256(invitation)), gt(members.invitationExpiresAt, ctx.now)))
  return row ?? null
}
