import { randomInt } from 'node:crypto'
import { expect, test } from 'vitest'
import { aBrand, password, unique } from '@/db/testing/world'
import { createAccount } from '@/lib/accounts/commands'
import { nobodyCtx } from '@/lib/core/ctx'
import { addMember, removeMember } from './commands'
import { findInvitation, listMembers } from './queries'

const aPhone = () => `+34 ${randomInt(100_000_000, 1_000_000_000)}`

test('a list holds members and invitations of the own brand, page by page, and shows no secret', async () => {
  const { owner, member } = await aBrand()
  await aBrand()
  await member('viewer')
  const { invitation = '', ...invited } = await addMember(owner, { identifier: 'paged@example.com', role: 'manager' })

  const first = await listMembers(owner, { limit: 2 })
  const second = await listMembers(owner, { limit: 2, cursor: first.nextCursor ?? '' })

  expect([...first.data, ...second.data].map((row) => row.id)).toHaveLength(3)
  expect([...first.data, ...second.data]).toContainEqual(invited)
  expect(JSON.stringify([first, second])).not.toContain(invitation)
  expect(second.nextCursor).toBeNull()
})

test('a member is known by the email, else the username, else the phone', async () => {
  const { owner } = await aBrand()
  const people = [
    { username: unique('ana'), phone: aPhone() },
    { phone: aPhone() },
    { email: `${unique('bea')}@example.com`, username: unique('bea'), phone: aPhone() },
  ]
  for (const person of people)
    await createAccount(nobodyCtx(), { name: 'Somebody', password, locale: 'en', timeZone: 'UTC', ...person }, unique('address'))

  const added = await Promise.all(people.map(({ phone }) => addMember(owner, { identifier: phone, role: 'viewer' })))

  expect(added.map((member) => member.identifier)).toEqual([people[0]?.username, people[1]?.phone, people[2]?.email])
})

test('an invitation says where it leads until it is over or taken back', async () => {
  const { owner } = await aBrand()
  const { id, invitation = '' } = await addMember(owner, { identifier: `${unique('led')}@example.com`, role: 'viewer' })
  const now = nobodyCtx()

  expect(await findInvitation(now, invitation)).toMatchObject({ brand: { id: owner.actor.brandId }, role: 'viewer' })
  expect(await findInvitation(now, `${invitation}x`)).toBeNull()
  expect(await findInvitation({ ...now, now: new Date(now.now.getTime() + 15 * 86_400_000) }, invitation)).toBeNull()
  await removeMember(owner, { memberId: id })
  expect(await findInvitation(now, invitation)).toBeNull()
})
