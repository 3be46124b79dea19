import { z } from 'zod'
import { IdParams, Instant, Line, operation, PageQuery, pageSchema } from '@/lib/http/operation'
import { Role } from '../contract'

export const Member = z
  .object({
    id: z.uuid(),
    state: z.enum(['active', 'invited']),
    role: Role,
    accountId: z.uuid().nullable().meta({ description: 'Null while invited.' }),
    name: z.string().nullable().meta({ description: 'Null while invited.' }),
    identifier: z
      .string()
      .nullable()
      .meta({ description: 'The email, else the username, else the phone; of an invitation, what was invited.' }),
    invitationExpiresAt: Instant.nullable(),
    version: z.int(),
    createdAt: Instant,
  })
  .meta({ id: 'Member' })
export type Member = z.output<typeof Member>

const AddedMember = Member.extend({
  invitation: z
    .string()
    .optional()
    .meta({ description: 'Hand it to the person you invite, who sends it to POST /me/memberships. Shown this once; good for 14 days.' }),
}).meta({ id: 'AddedMember' })
export type AddedMember = z.output<typeof AddedMember>

const Membership = Member.extend({ brand: z.object({ id: z.uuid(), slug: z.string(), name: z.string() }) }).meta({ id: 'Membership' })
export type Membership = z.output<typeof Membership>

const NewMember = z.strictObject({ identifier: Line(254), role: Role })
export type NewMember = z.output<typeof NewMember>

export const listMembers = operation({
  method: 'GET',
  path: '/members',
  summary: 'List members and invitations, oldest first',
  access: 'members:read',
  query: z.strictObject(PageQuery),
  answers: { 200: pageSchema(Member) },
  problems: [],
})

export const addMember = operation({
  method: 'POST',
  path: '/members',
  summary: 'Add a member, or invite one',
  description: 'An account with this identifier becomes a member at once. Where there is none, the answer carries an invitation.',
  access: 'members:write',
  body: NewMember,
  answers: { 201: AddedMember },
  problems: ['already-a-member'],
  secrets: ['invitation'],
  location: '/members/{id}',
})

export const getMember = operation({
  method: 'GET',
  path: '/members/{id}',
  summary: 'Read a member',
  access: 'members:read',
  params: IdParams,
  answers: { 200: Member },
  problems: ['not-found'],
})

export const changeMember = operation({
  method: 'PATCH',
  path: '/members/{id}',
  summary: 'Give a member another role',
  access: 'members:write',
  params: IdParams,
  body: z.strictObject({ role: Role }),
  answers: { 200: Member },
  problems: ['not-found', 'version-conflict', 'last-owner'],
})

export const removeMember = operation({
  method: 'DELETE',
  path: '/members/{id}',
  summary: 'Remove a member, take back an invitation, or leave',
  description: 'Owners remove anybody; everybody may leave by their own id. The last owner stays.',
  access: 'brand:read',
  params: IdParams,
  answers: { 204: null },
  problems: ['not-found', 'version-conflict', 'last-owner'],
})

export const joinBrand = operation({
  method: 'POST',
  path: '/me/memberships',
  summary: 'Accept an invitation',
  access: 'account',
  body: z.strictObject({ invitation: z.string().min(1).max(200) }),
  answers: { 200: Membership },
  problems: ['not-found', 'already-a-member'],
})
