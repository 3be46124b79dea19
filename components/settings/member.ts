import type { Role } from '@/lib/auth/permissions'

/** A line of the team's table, as the server says it. */
export type ShownMember = {
  id: string
  /** The person, or what was invited. */
  name: string
  identifier: string | null
  role: Role
  version: number
  isSelf: boolean
  state: 'active' | 'invited' | 'ended'
  stateText: string
}
