import { type MemberCtx } from '@/app/session'
import type { ShownMember } from '@/components/settings/member'
import { fill, type Locale, type Words } from '@/components/words'
import { roleMay } from '@/lib/auth/permissions'
import type { Member } from '@/lib/brands/members/contract'
import { getMember, listMembers } from '@/lib/brands/members/queries'
import type { Page } from '@/lib/core/page'

const pageRows = 100

/** The team as far as this member may see it: whoever may not list it still finds the own line, to leave by. */
export const visibleMembers = async (ctx: MemberCtx, cursor: string | undefined): Promise<Page<Member>> =>
  roleMay(ctx.actor.role, 'members:read')
    ? listMembers(ctx, { limit: pageRows, cursor })
    : { data: [await getMember(ctx, ctx.actor.memberId)], nextCursor: null }

type Said = { words: Words['settings']['team']; locale: Locale }

export const shownMember = (member: Member, ctx: MemberCtx, { words, locale }: Said): ShownMember => {
  const { id, role, version, identifier, invitationExpiresAt } = member
  const until = new Intl.DateTimeFormat(locale === 'en' ? 'en-GB' : locale, { day: 'numeric', month: 'long', timeZone: ctx.brand.timeZone })
  const isInvited = member.state === 'invited' && invitationExpiresAt !== null
  const state = !isInvited ? 'active' : invitationExpiresAt > ctx.now ? 'invited' : 'ended'
  return {
    id,
    name: member.name ?? identifier ?? words.nameless,
    identifier,
    role,
    version,
    isSelf: id === ctx.actor.memberId,
    state,
    stateText: fill(words.states[state], { date: isInvited ? until.format(invitationExpiresAt) : '' }),
  }
}
