'use client'

import { LogOut, UserMinus } from 'lucide-react'
import dynamic from 'next/dynamic'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import type { ShownMember } from '@/components/settings/member'
import { isRefusedAs, refusalText } from '@/components/settings/refusal-text'
import type { MemberProps } from '@/components/settings/role-select'
import { sendAway } from '@/components/settings/team-saving'
import { useFrame } from '@/components/shell/shell-frame'
import { IconButton } from '@/components/ui/icon-button'
import { toast } from '@/components/ui/toast'
import { fill, type Words } from '@/components/words'
import { Refusal } from '@/lib/http/client'

const ConfirmDialog = dynamic(() => import('@/components/ui/confirm-dialog').then((module) => module.ConfirmDialog))

type Question = { action: string; title: string; text: string; confirm: string; done: string; typed: string | undefined }

/** Leaving, removing somebody, and taking back an invitation are one operation and three questions; only the last costs little. */
const questionOf = (member: ShownMember, brandName: string, { team }: Words['settings']): Question => {
  const said = member.isSelf ? team.leave : member.state === 'active' ? team.remove : team.takeBack
  const values = { name: member.name, brand: brandName }
  return {
    action: fill(said.action, values),
    title: fill(said.title, values),
    text: said.text,
    confirm: said.confirm,
    done: fill(said.done, values),
    typed: member.isSelf ? brandName : member.state === 'active' ? member.name : undefined,
  }
}

export const RemoveMember = ({ member, words, common }: MemberProps) => {
  const { brand } = useFrame()
  const router = useRouter()
  const [isAsked, setIsAsked] = useState(false)
  const [error, setError] = useState<string | undefined>()
  const question = questionOf(member, brand.name, words)
  const confirm = async () => {
    try {
      await sendAway(brand.slug, member.id).catch((failed: unknown) => {
        if (!isRefusedAs(failed, 'not-found')) throw failed
      })
      if (member.isSelf) return router.push('/welcome')
      setIsAsked(false)
      router.refresh()
      toast.note(question.done)
    } catch (failed) {
      if (!(failed instanceof Refusal)) throw failed
      setError(refusalText(failed, words.failures))
    }
  }
  const open = () => {
    setError(undefined)
    setIsAsked(true)
  }
  const Icon = member.isSelf ? LogOut : UserMinus
  return (
    <>
      <IconButton label={question.action} size={36} icon={<Icon aria-hidden="true" />} onClick={open} />
      {isAsked && (
        <ConfirmDialog
          open
          onOpenChange={setIsAsked}
          title={question.title}
          description={question.text}
          action={question.confirm}
          name={question.typed}
          error={error}
          onConfirm={confirm}
          words={common}
        />
      )}
    </>
  )
}
