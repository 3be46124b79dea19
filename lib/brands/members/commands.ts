import { randomBytes } from 'node:crypto'
import { and, asc, eq, gt, isNotNull, isNull, lte, or, sql } from 'drizzle-orm'
import { accountIdentifiers, accounts, brands, type MemberRow, members } from '@/db/schema'
import { normalisedIdentifier } from '@/lib/accounts/rules'
import { type Role, roleMay } from '@/lib/auth/permissions'
import { sha256 } from '@/lib/auth/secrets'
import type { AccountCtx, BrandCtx } from '@/lib/core/ctx'
import { newId } from '@/lib/core/id'
import { Problem } from '@/lib/core/problem'
import { transaction } from '@/lib/core/transaction'
import { emit } from '@/lib/events/emit'
import type { AddedMember, Member, Membership, NewMember } from './contract'
import { findMember, getMember } from './queries'
import { invitationDays, isLastOwner } from './rules'

const accountWith = async (ctx: BrandCtx, identifier: string): Promise<string | null> => {
  const [row] = await ctx.db
    .select({ id: accounts.id })
    .from(accountIdentifiers)
    .innerJoin(accounts, and(eq(accounts.id, accountIdentifiers.accountId), isNull(accounts.disabledAt)))
    .where(eq(accountIdentifiers.value, identifier))
  return row?.id ?? null
}

/** Somebody who was invited and has an account by now needs the invitation no longer: the same row becomes theirs. */
const takeBackInvitation = async (ctx: BrandCtx, identifier: string): Promise<string | null> => {
  const [row] = await ctx.db
    .delete(members)
    .where(and(eq(members.brandId, ctx.actor.brandId), eq(members.invitedIdentifier, identifier), isNull(members.accountId)))
    .returning({ id: members.id })
  return row?.id ?? null
}

const addAccount = async (ctx: BrandCtx, accountId: string, identifier: string, role: Role): Promise<AddedMember> => {
  const { brandId } = ctx.actor
  const id = (await takeBackInvitation(ctx, identifier)) ?? newId(ctx.now.getTime())
  const [row] = await ctx.db.insert(members).values({ id, brandId, accountId, role, createdAt: ctx.now }).onConflictDoNothing().returning()
  if (!row) throw new Problem('already-a-member')
  await emit(ctx, 'member.added', { memberId: row.id, accountId, role })
  return getMember(ctx, row.id)
}

const invite = async (ctx: BrandCtx, identifier: string, role: Role): Promise<AddedMember> => {
  const invitation = randomBytes(32).toString('base64url')
  const offer = {
    role,
    invitationHash: sha256(invitation),
    invitationExpiresAt: new Date(ctx.now.getTime() + invitationDays * 24 * 60 * 60 * 1000),
  }
  const [row] = await ctx.db
    .insert(members)
    .values({ ...offer, id: newId(ctx.now.getTime()), brandId: ctx.actor.brandId, invitedIdentifier: identifier, createdAt: ctx.now })
    .onConflictDoUpdate({
      target: [members.brandId, members.invitedIdentifier],
      set: { ...offer, version: sql`${members.version} + 1` },
      setWhere: lte(members.invitationExpiresAt, ctx.now),
    })
    .returning()
  if (!row)
    throw new Problem('already-a-member', { detail: 'There is an invitation for this identifier already. Remove it to make a new one.' })
  await emit(ctx, 'member.invited', { memberId: row.id, role })
  return { ...(await getMember(ctx, row.id)), invitation }
}

export const addMember = (ctx: BrandCtx, input: NewMember): Promise<AddedMember> =>
  transaction(ctx, async (ctx) => {
    const identifier = normalisedIdentifier(input.identifier)
    const accountId = await accountWith(ctx, identifier)
    return accountId === null ? invite(ctx, identifier, input.role) : addAccount(ctx, accountId, identifier, input.role)
  })

type Target = { memberId: string; ifMatch?: number | undefined }

/**
 * The member and all owners, locked in one order by everybody who changes who owns a brand: of two owners who remove each
 * other at the same moment the second waits, and then finds that nobody else is left.
 */
const lockMember = async (ctx: BrandCtx, { memberId, ifMatch }: Target) => {
  const owner = and(eq(members.role, 'owner'), isNotNull(members.accountId))
  const locked = await ctx.db
    .select()
    .from(members)
    .where(and(eq(members.brandId, ctx.actor.brandId), or(owner, eq(members.id, memberId))))
    .orderBy(asc(members.id))
    .for('update')
  const member = locked.find((row) => row.id === memberId)
  if (!member) throw new Problem('not-found')
  if (ifMatch !== undefined && member.version !== ifMatch) throw new Problem('version-conflict')
  return { member, isLastOwner: isLastOwner(member, locked) }
}

const ofRow = (row: MemberRow) => and(eq(members.brandId, row.brandId), eq(members.id, row.id))

export const changeMember = (ctx: BrandCtx, { role, ...target }: Target & { role: Role }): Promise<Member> =>
  transaction(ctx, async (ctx) => {
    const { member, isLastOwner } = await lockMember(ctx, target)
    if (member.role === role) return getMember(ctx, member.id)
    if (isLastOwner) throw new Problem('last-owner')
    await ctx.db
      .update(members)
      .set({ role, version: sql`version + 1` })
      .where(ofRow(member))
    await emit(ctx, 'member.changed', { memberId: member.id, accountId: member.accountId, before: { role: member.role }, after: { role } })
    return getMember(ctx, member.id)
  })

const mayRemove = ({ actor }: BrandCtx, memberId: string) =>
  actor.kind === 'system' || (actor.kind === 'member' && (actor.memberId === memberId || roleMay(actor.role, 'members:write')))

export const removeMember = (ctx: BrandCtx, target: Target): Promise<void> =>
  transaction(ctx, async (ctx) => {
    if (!mayRemove(ctx, target.memberId)) throw new Problem('forbidden', { detail: 'Only owners remove others; you may remove yourself.' })
    const { member, isLastOwner } = await lockMember(ctx, target)
    if (isLastOwner) throw new Problem('last-owner')
    await ctx.db.delete(members).where(ofRow(member))
    await emit(ctx, 'member.removed', { memberId: member.id, accountId: member.accountId, role: member.role })
  })

/** The row is deleted and made again under its id, because an insert can meet the account's other membership without failing. */
export const joinBrand = (ctx: AccountCtx, { invitation }: { invitation: string }): Promise<Membership> =>
  transaction(ctx, async (ctx) => {
    const { accountId } = ctx.actor
    const [invited] = await ctx.db
      .delete(members)
      .where(and(eq(members.invitationHash, sha256(invitation)), gt(members.invitationExpiresAt, ctx.now)))
      .returning()
    if (!invited) throw new Problem('not-found', { detail: 'This invitation is unknown, has expired or was used.' })
    const { id, brandId, role } = invited
    const [joined] = await ctx.db
      .insert(members)
      .values({ id, brandId, accountId, role, version: invited.version + 1, createdAt: invited.createdAt })
      .onConflictDoNothing()
      .returning({ id: members.id })
    if (!joined) throw new Problem('already-a-member', { detail: 'You belong to this brand already.' })
    await emit(ctx, 'member.joined', { brandId, memberId: id, accountId, role })
    const [brand] = await ctx.db.select({ id: brands.id, slug: brands.slug, name: brands.name }).from(brands).where(eq(brands.id, brandId))
    if (!brand) throw new Problem('not-found')
    return { ...(await findMember(ctx, brandId, id)), brand }
  })
