'use client'

import dynamic from 'next/dynamic'
import { useRouter } from 'next/navigation'
import { type FormEvent, useRef } from 'react'
import { CampaignFields } from '@/components/campaigns/campaign-fields'
import { type CampaignValues, type Writing } from '@/components/campaigns/campaign-values'
import { offerUndoOfChange } from '@/components/campaigns/undoing'
import type { Clock } from '@/components/campaigns/moment-text'
import { drafts, useCampaignForm } from '@/components/campaigns/use-campaign-form'
import { useFrame } from '@/components/shell/shell-frame'
import { EditorHeader, SaveButton } from '@/components/editor/editor-header'
import { savedTime } from '@/components/editor/saved-time'
import { useDraft } from '@/components/editor/use-draft'
import { useEditorKeys } from '@/components/editor/use-editor-keys'
import { useLeaving } from '@/components/editor/use-leaving'
import { toast } from '@/components/ui/toast'
import { fill, type Words } from '@/components/words'
import type { WireCampaign } from '@/lib/campaigns/contract'

const CampaignConflictDialog = dynamic(() =>
  import('@/components/campaigns/campaign-conflict').then((module) => module.CampaignConflictDialog),
)
const LeaveDialog = dynamic(() => import('@/components/editor/leave-dialog').then((module) => module.LeaveDialog))

type CampaignEditorProps = {
  /** Null for a campaign that is still to be drafted. */
  campaign: WireCampaign | null
  start: CampaignValues
  currency: string
  words: Words['campaigns']
}

const useEditor = ({ campaign, start, currency, words }: CampaignEditorProps) => {
  const { brand, locale } = useFrame()
  const router = useRouter()
  const path = `/console/${brand.slug}/campaigns`
  const draftKey = `${brand.slug}/${campaign?.id ?? 'new'}`
  const writing: Writing = { currency, timeZone: brand.timeZone, locale }
  const saving = useCampaignForm({
    brand: brand.slug,
    campaign,
    start,
    writing,
    draftKey,
    words,
    onAdded: (made) => {
      leaving.go(`${path}/${made.id}`)
      toast.note(fill(words.toasts.created, { name: made.name }))
    },
    onSaved: (change) => {
      router.refresh()
      const onUndone = (undone: WireCampaign) => {
        saving.adopt(undone)
        router.refresh()
      }
      offerUndoOfChange({ brand: brand.slug, change, words: words.toasts, onUndone })
    },
  })
  const leaving = useLeaving(saving.isDirty)
  const home = campaign ? `${path}/${campaign.id}` : path
  return { home, here: campaign ? `${home}/edit` : `${path}/new`, draftKey, writing, saving, leaving }
}

const stateOf = ({ base, isDirty }: ReturnType<typeof useEditor>['saving'], words: Words['campaigns'], time: (at: string) => string) => {
  if (!base) return words.editor.fresh
  return isDirty ? words.editor.unsaved : `${words.states[base.state]} · ${fill(words.editor.savedAt, { time: time(base.updatedAt) })}`
}

type DialogsProps = { editor: ReturnType<typeof useEditor>; words: Words['campaigns']; clock: Clock; time: (at: string) => string }

const Dialogs = ({ editor: { saving, leaving, writing, home }, words, clock, time }: DialogsProps) => {
  const { conflict } = saving
  return (
    <>
      {conflict && (
        <CampaignConflictDialog
          conflict={conflict}
          time={time(conflict.theirs.updatedAt)}
          words={words}
          writing={writing}
          clock={clock}
          onKeep={() => void saving.keepMine(conflict)}
          onTake={() => saving.takeTheirs(conflict)}
          onClose={saving.leaveConflict}
        />
      )}
      {leaving.asked !== null && (
        <LeaveDialog
          words={words.leave}
          closeLabel={words.editor.close}
          onStay={leaving.stay}
          onGo={() => leaving.go(leaving.asked ?? home)}
        />
      )}
    </>
  )
}

export const CampaignEditor = (props: CampaignEditorProps) => {
  const { words } = props
  const { brand, locale, drawnAt } = useFrame()
  const editor = useEditor(props)
  const { home, here, draftKey, writing, saving, leaving } = editor
  const { base, isDirty, isSaving, failure } = saving
  const element = useRef<HTMLFormElement>(null)
  const clock = { locale, timeZone: brand.timeZone, now: drawnAt }
  const time = (at: string) => savedTime(at, { locale, timeZone: brand.timeZone, drawnAt })
  const close = () => leaving.leave(home)
  useDraft({ drafts, draftKey, here, editor: saving, isReleased: leaving.isReleased, words: words.toasts })
  useEditorKeys({ form: element, onClose: close })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    void saving.save()
  }
  return (
    <form ref={element} noValidate onSubmit={submit}>
      <EditorHeader
        title={base?.name ?? words.editor.newTitle}
        state={stateOf(saving, words, time)}
        closeLabel={words.editor.close}
        onClose={close}
      >
        <SaveButton busy={isSaving} disabled={base !== null && !isDirty}>
          {failure ? words.editor.tryAgain : base ? words.editor.save : words.editor.create}
        </SaveButton>
      </EditorHeader>
      <CampaignFields
        form={saving.form}
        base={base}
        failure={failure}
        refusals={saving.refusals}
        words={words}
        writing={writing}
        clock={clock}
      />
      <Dialogs editor={editor} words={words} clock={clock} time={time} />
    </form>
  )
}
