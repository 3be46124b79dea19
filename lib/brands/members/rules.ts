import type { Role } from '@/lib/auth/permissions'

export const invitationDays = 14

type Held = { id: string; accountId: string | null; role: Role }

/** Whether the brand would be without an owner if this one were no longer one. An invitation owns nothing yet. */
export const isLastOwner = (member: Held, brandMembers: readonly Held[]): boolean => {
  const isOwner = (one: Held) => one.role === 'owner' && one.accountId !== null
  return isOwner(member) && !brandMembers.some((other) => other.id !== member.id && isOwner(other))
}
