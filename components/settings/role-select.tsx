'use client'

import dynamic from 'next/dynamic'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import type { ShownMember } from '@/components/settings/member'
import { refusalText } from '@/components/settings/refusal-text'
import { saveRole } from '@/components/settings/team-saving'
import { useFrame } from '@/components/shell/shell-frame'
import { Select } from '@/components/ui/select'
import { toast } from '@/components/ui/toast'
import { fill, type Words } from '@/components/words'
import { type Role, roles } from '@/lib/auth/permissions'
import { Refusal } from '@/lib/http/client'

const ConfirmDialog = dynamic(() => import('@/components/ui/confirm-dialog').then((module) => module.ConfirmDialog))

export type MemberProps = { member: ShownMember; words: Words['settings']; common: Words['common'] }

/** Saves at once, with an undo where the one who saved may still take it back. */
const useRole = ({ member, words }: Pick<MemberProps, 'member' | 'words'>) => {
  const { brand, words: shell } = useFrame()
  const router = useRouter()
  const [busy, setBusy] = useState(false)
  const save = async (role: Role, from: { id: string; version: number; role: Role }, isUndo = false) => {
    setBusy(true)
    try {
      const saved = await saveRole(brand.slug, from, role)
      const undo = { label: words.undo, run: () => void save(from.role, saved, true) }
      toast.note(fill(words.team.roleChanged, { name: member.name, role: shell.roles[role] }), isUndo || member.isSelf ? undefined : undo)
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      toast.error(refusalText(error, words.failures))
    } finally {
      setBusy(false)
      router.refresh()
    }
  }
  return { busy, save: (role: Role) => save(role, member) }
}

export const RoleSelect = ({ member, words, common }: MemberProps) => {
  const { words: shell } = useFrame()
  const { busy, save } = useRole({ member, words })
  const [asked, setAsked] = useState<Role | null>(null)
  const { team } = words
  const choose = (value: string) => {
    const role = roles.find((one) => one === value)
    if (!role || busy) return
    if (member.isSelf) setAsked(role)
    else void save(role)
  }
  const confirm = async () => {
    if (asked) await save(asked)
    setAsked(null)
  }
  return (
    <>
      <Select
        aria-label={fill(team.roleOf, { name: member.name })}
        aria-busy={busy}
        value={member.role}
        onChange={({ target }) => choose(target.value)}
      >
        {roles.map((role) => (
          <option key={role} value={role}>
            {shell.roles[role]}
          </option>
        ))}
      </Select>
      {asked && (
        <ConfirmDialog
          open
          onOpenChange={() => setAsked(null)}
          title={fill(team.ownRoleTitle, { role: shell.roles[asked] })}
          description={team.ownRoleText}
          action={team.ownRoleConfirm}
          onConfirm={confirm}
          words={common}
        />
      )}
    </>
  )
}
