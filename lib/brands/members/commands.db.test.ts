import { and, eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { facts, members } from '@/db/schema'
import { aBrand, anAccount, password, unique } from '@/db/testing/world'
import { createAccount } from '@/lib/accounts/commands'
import { type AccountCtx, type BrandCtx, type Ctx, type MemberActor, nobodyCtx } from '@/lib/core/ctx'
import { addMember, changeMember, joinBrand, removeMember } from './commands'
import { getMember } from './queries'

const rowsOf = (ctx: BrandCtx) => ctx.db.select().from(members).where(eq(members.brandId, ctx.actor.brandId))

const ownersOf = async (ctx: BrandCtx) => (await rowsOf(ctx)).filter((row) => row.role === 'owner' && row.accountId !== null)

const factTypesOf = async (ctx: BrandCtx, memberId: string) => {
  const rows = await ctx.db.select().from(facts).where(eq(facts.subjectId, memberId))
  return rows.map((row) => row.type).toSorted()
}

const refusalsOf = (outcomes: PromiseSettledResult<unknown>[]) =>
  outcomes.flatMap((outcome) => (outcome.status === 'rejected' ? [outcome.reason.code] : []))

const daysLater = <C extends Ctx>(ctx: C, days: number): C => ({ ...ctx, now: new Date(ctx.now.getTime() + days * 24 * 60 * 60 * 1000) })

const invite = async (ctx: BrandCtx, identifier: string) => {
  const { invitation = '', ...member } = await addMember(ctx, { identifier, role: 'manager' })
  return { invitation, member }
}

test('whoever has an account becomes a member at once, however the identifier is written', async () => {
  const { owner } = await aBrand()
  const maria = await anAccount('María')

  const member = await addMember(owner, { identifier: ` ${maria.email.toUpperCase()} `, role: 'manager' })

  expect(member).toMatchObject({
    state: 'active',
    name: 'María',
    identifier: maria.email,
    role: 'manager',
    accountId: maria.actor.accountId,
  })
  expect(member).not.toHaveProperty('invitation')
  expect(await factTypesOf(owner, member.id)).toEqual(['member.added'])
})

test('409 already-a-member when the account or the identifier has its place, also for many at once', async () => {
  const { owner } = await aBrand()
  const { email } = await anAccount()
  const add = (identifier: string) => Promise.allSettled(Array.from({ length: 5 }, () => addMember(owner, { identifier, role: 'viewer' })))

  const refusals = [refusalsOf(await add(email)), refusalsOf(await add('stranger@example.com'))]

  expect(refusals).toEqual([Array(4).fill('already-a-member'), Array(4).fill('already-a-member')])
  expect(await rowsOf(owner)).toHaveLength(3)
})

test('an invitation makes one account a member, once, and is kept as a hash only', async () => {
  const { brand, owner } = await aBrand()
  const [invited, thief] = await Promise.all([anAccount(), anAccount()])

  const { invitation, member } = await invite(owner, 'new@example.com')
  const rows = JSON.stringify(await rowsOf(owner))
  const joined = await joinBrand(invited, { invitation })

  expect(member).toMatchObject({ state: 'invited', name: null, accountId: null, identifier: 'new@example.com' })
  expect(rows).not.toContain(invitation)
  expect(joined).toMatchObject({ id: member.id, state: 'active', role: 'manager', brand: { slug: brand.slug } })
  expect(await factTypesOf(owner, member.id)).toEqual(['member.invited', 'member.joined'])
  await expect(joinBrand(thief, { invitation })).rejects.toMatchObject({ code: 'not-found' })
})

test('of many who bring one invitation at once, one gets in', async () => {
  const { owner } = await aBrand()
  const { invitation } = await invite(owner, 'shared@example.com')
  const people = await Promise.all(Array.from({ length: 8 }, () => anAccount()))

  const outcomes = await Promise.allSettled(people.map((ctx) => joinBrand(ctx, { invitation })))

  expect(refusalsOf(outcomes)).toEqual(Array(7).fill('not-found'))
  expect(await rowsOf(owner)).toHaveLength(2)
})

test('an invitation ends after 14 days, and can then be made anew', async () => {
  const { owner } = await aBrand()
  const person = await anAccount()
  const { invitation, member } = await invite(owner, 'late@example.com')

  await expect(joinBrand(daysLater(person, 14), { invitation })).rejects.toMatchObject({ code: 'not-found' })
  const again = await invite(daysLater(owner, 14), 'late@example.com')

  expect(again.member).toMatchObject({ id: member.id, version: member.version + 1 })
  await expect(joinBrand(person, { invitation })).rejects.toMatchObject({ code: 'not-found' })
  await expect(joinBrand(daysLater(person, 27), { invitation: again.invitation })).resolves.toMatchObject({ id: member.id })
})

test('an invitation that was taken back opens nothing', async () => {
  const { owner } = await aBrand()
  const person = await anAccount()
  const { invitation, member } = await invite(owner, 'sorry@example.com')

  await removeMember(owner, { memberId: member.id })

  await expect(joinBrand(person, { invitation })).rejects.toMatchObject({ code: 'not-found' })
})

test('409 already-a-member when a member brings an invitation, which stays good for somebody else', async () => {
  const { owner, member } = await aBrand()
  const [viewer, other] = await Promise.all([member('viewer'), anAccount()])
  const { invitation } = await invite(owner, 'else@example.com')
  const person: AccountCtx = {
    ...viewer,
    actor: { kind: 'account', accountId: viewer.actor.accountId, sessionId: viewer.actor.sessionId },
  }

  await expect(joinBrand(person, { invitation })).rejects.toMatchObject({ code: 'already-a-member' })

  expect((await getMember(owner, viewer.actor.memberId)).role).toBe('viewer')
  await expect(joinBrand(other, { invitation })).resolves.toMatchObject({ role: 'manager' })
})

test('whoever was invited and made an account since then is added in place of the invitation', async () => {
  const { owner } = await aBrand()
  const email = `${unique('soon')}@example.com`
  const { invitation, member } = await invite(owner, email)
  await createAccount(nobodyCtx(), { name: 'Sofía', email, password, locale: 'es', timeZone: 'UTC' }, unique('address'))

  const added = await addMember(owner, { identifier: email, role: 'cashier' })

  expect(added).toMatchObject({ id: member.id, state: 'active', role: 'cashier' })
  expect(await rowsOf(owner)).toHaveLength(2)
  await expect(joinBrand(await anAccount(), { invitation })).rejects.toMatchObject({ code: 'not-found' })
})

test('409 last-owner when the only owner would be demoted or removed', async () => {
  const { owner } = await aBrand()
  const { memberId } = owner.actor
  await addMember(owner, { identifier: 'heir@example.com', role: 'owner' })

  await expect(changeMember(owner, { memberId, role: 'manager' })).rejects.toMatchObject({ code: 'last-owner' })
  await expect(removeMember(owner, { memberId })).rejects.toMatchObject({ code: 'last-owner' })

  expect(await ownersOf(owner)).toMatchObject([{ id: memberId, role: 'owner', version: 1 }])
})

const deeds = {
  'remove each other': [
    (one: Ctx<MemberActor>, other: Ctx<MemberActor>) => removeMember(one, { memberId: other.actor.memberId }),
    (one: Ctx<MemberActor>, other: Ctx<MemberActor>) => removeMember(other, { memberId: one.actor.memberId }),
  ],
  'both leave': [
    (one: Ctx<MemberActor>) => removeMember(one, { memberId: one.actor.memberId }),
    (_: Ctx<MemberActor>, other: Ctx<MemberActor>) => removeMember(other, { memberId: other.actor.memberId }),
  ],
  'leave and are demoted': [
    (one: Ctx<MemberActor>) => removeMember(one, { memberId: one.actor.memberId }),
    (one: Ctx<MemberActor>, other: Ctx<MemberActor>) => changeMember(one, { memberId: other.actor.memberId, role: 'viewer' }),
  ],
}

test.each(Object.entries(deeds))('one owner stays when two owners %s at the same moment', async (_, pair) => {
  const pairs = await Promise.all(
    Array.from({ length: 8 }, async () => {
      const { owner, member } = await aBrand()
      return [owner, await member('owner')] as const
    }),
  )

  const outcomes = await Promise.all(pairs.map(([one, other]) => Promise.allSettled(pair.map((deed) => deed(one, other)))))

  expect(outcomes.map(refusalsOf)).toEqual(Array(8).fill(['last-owner']))
  expect(await Promise.all(pairs.map(async ([one]) => (await ownersOf(one)).length))).toEqual(Array(8).fill(1))
})

test('owners who appoint and remove owners at the same moment never lock one another out', async () => {
  const { owner, member } = await aBrand()
  const [second, manager] = await Promise.all([member('owner'), member('manager')])
  const rounds = Array.from({ length: 12 }, (_, at) => (at % 2 === 0 ? 'owner' : 'manager'))

  const outcomes = await Promise.allSettled([
    ...rounds.map((role) => changeMember(owner, { memberId: manager.actor.memberId, role })),
    ...rounds.map((role) => changeMember(owner, { memberId: second.actor.memberId, role })),
    ...rounds.map((role) => changeMember(second, { memberId: owner.actor.memberId, role })),
  ])

  expect(refusalsOf(outcomes).filter((code) => code !== 'last-owner')).toEqual([])
  expect((await ownersOf(owner)).length).toBeGreaterThan(0)
})

test.each(['manager', 'cashier', 'viewer'] as const)('a %s may leave, and removes nobody else', async (role) => {
  const { owner, member } = await aBrand()
  const [leaver, other] = await Promise.all([member(role), member('viewer')])

  await expect(removeMember(leaver, { memberId: other.actor.memberId })).rejects.toMatchObject({ code: 'forbidden' })
  await removeMember(leaver, { memberId: leaver.actor.memberId })

  expect((await rowsOf(owner)).map((row) => row.id).toSorted()).toEqual([owner.actor.memberId, other.actor.memberId].toSorted())
  expect(await factTypesOf(owner, leaver.actor.memberId)).toEqual(['member.added', 'member.removed'])
})

test('a role is changed once: the same again is no change, a stale version is refused', async () => {
  const { owner, member } = await aBrand()
  const { memberId } = (await member('viewer')).actor

  const changed = await changeMember(owner, { memberId, role: 'manager', ifMatch: 1 })
  const same = await changeMember(owner, { memberId, role: 'manager' })

  expect([changed, same]).toMatchObject([
    { role: 'manager', version: 2 },
    { role: 'manager', version: 2 },
  ])
  expect(await factTypesOf(owner, memberId)).toEqual(['member.added', 'member.changed'])
  await expect(changeMember(owner, { memberId, role: 'viewer', ifMatch: 1 })).rejects.toMatchObject({ code: 'version-conflict' })
  await expect(removeMember(owner, { memberId, ifMatch: 1 })).rejects.toMatchObject({ code: 'version-conflict' })
})

test('404 not-found when the member is of another brand', async () => {
  const [{ owner }, other] = await Promise.all([aBrand(), aBrand()])
  const { memberId } = other.owner.actor

  await expect(getMember(owner, memberId)).rejects.toMatchObject({ code: 'not-found' })
  await expect(changeMember(owner, { memberId, role: 'viewer' })).rejects.toMatchObject({ code: 'not-found' })
  await expect(removeMember(owner, { memberId })).rejects.toMatchObject({ code: 'not-found' })

  expect(await ownersOf(other.owner)).toHaveLength(1)
})

test('facts about members name nobody', async () => {
  const { owner } = await aBrand()
  const person = await anAccount('Canary Name')
  const { invitation } = await invite(owner, 'canary@example.com')
  await joinBrand(person, { invitation })

  const rows = await owner.db
    .select()
    .from(facts)
    .where(and(eq(facts.brandId, owner.actor.brandId)))

  expect(JSON.stringify(rows)).not.toMatch(/canary/i)
})
