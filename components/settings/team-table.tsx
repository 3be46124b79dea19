'use client'

import type { ShownMember } from '@/components/settings/member'
import { RemoveMember } from '@/components/settings/remove-member'
import { type MemberProps, RoleSelect } from '@/components/settings/role-select'
import { useFrame } from '@/components/shell/shell-frame'
import { type Mark, StateMark } from '@/components/ui/state-mark'
import type { Words } from '@/components/words'

const marks: Record<ShownMember['state'], Mark> = { active: 'solid', invited: 'planned', ended: 'hatch' }

type RowProps = MemberProps & { mayChange: boolean }

const State = ({ member, className }: { member: ShownMember; className?: string }) => (
  <StateMark mark={marks[member.state]} className={className}>
    <span className={member.state === 'ended' ? 'text-ink3' : ''}>{member.stateText}</span>
  </StateMark>
)

const Row = ({ member, words, common, mayChange }: RowProps) => {
  const { words: shell } = useFrame()
  const other = member.identifier === member.name ? null : member.identifier
  return (
    <tr className="h-12 border-t border-line">
      <th scope="row" className="py-2 pr-3 pl-4 text-left font-[600] break-words">
        {member.name}
        {member.isSelf && <span className="ml-1.5 text-xs font-[450] text-ink3">{words.team.you}</span>}
        {other && <span className="block text-xs font-[450] break-all text-ink3 @2xl:hidden">{other}</span>}
        <State member={member} className="mt-0.5 text-xs font-[450] @2xl:hidden" />
      </th>
      <td className="py-2 pr-3 break-all text-ink2 @max-2xl:hidden">{other}</td>
      <td className="py-1.5 pr-2">{mayChange ? <RoleSelect member={member} words={words} common={common} /> : shell.roles[member.role]}</td>
      <td className="py-2 pr-3 pl-2 @max-2xl:hidden">
        <State member={member} />
      </td>
      <td className="py-1.5 pr-2">{(mayChange || member.isSelf) && <RemoveMember member={member} words={words} common={common} />}</td>
    </tr>
  )
}

type TeamTableProps = { members: readonly ShownMember[]; words: Words['settings']; common: Words['common']; mayChange: boolean }

export const TeamTable = ({ members, words, common, mayChange }: TeamTableProps) => (
  <div className="@container overflow-hidden rounded-lg border border-line bg-paper">
    <table className="w-full table-fixed border-collapse text-sm">
      <caption className="sr-only">{words.team.title}</caption>
      <thead>
        <tr className="h-9 text-left text-2xs text-ink3 *:font-[600]">
          <th scope="col" className="pr-3 pl-4">
            {words.team.name}
          </th>
          <th scope="col" className="pr-3 @max-2xl:hidden">
            {words.team.identifier}
          </th>
          <th scope="col" className="w-[132px] pr-2">
            {words.team.role}
          </th>
          <th scope="col" className="w-[208px] pr-3 pl-2 @max-2xl:hidden">
            {words.team.state}
          </th>
          <th scope="col" className="w-[52px] pr-2">
            <span className="sr-only">{words.team.actions}</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {members.map((member) => (
          <Row key={member.id} member={member} words={words} common={common} mayChange={mayChange} />
        ))}
      </tbody>
    </table>
  </div>
)
