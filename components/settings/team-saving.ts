import type { ShownMember } from '@/components/settings/member'
import type { Role } from '@/lib/auth/permissions'
import type { addMember, changeMember, removeMember } from '@/lib/brands/members/contract'
import { call } from '@/lib/http/client'
import type { WireAnswer } from '@/lib/http/operation'

type Known = Pick<ShownMember, 'id' | 'version'>

export const saveRole = (brand: string, { id, version }: Known, role: Role): Promise<WireAnswer<typeof changeMember>> =>
  call<typeof changeMember>({ method: 'PATCH', path: '/members/{id}', params: { id }, body: { role }, brand, ifMatch: version })

/** Without the version: whoever typed the name means this person, whatever their role is by now. */
export const sendAway = async (brand: string, id: string): Promise<void> => {
  await call<typeof removeMember>({ method: 'DELETE', path: '/members/{id}', params: { id }, brand })
}

export type Added = WireAnswer<typeof addMember>

export const add = (brand: string, member: { identifier: string; role: Role }): Promise<Added> =>
  call<typeof addMember>({ method: 'POST', path: '/members', body: member, brand })
