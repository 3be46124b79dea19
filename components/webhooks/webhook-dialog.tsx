'use client'

import { type SubmitEvent, useEffect, useRef } from 'react'
import { savedTime } from '@/components/editor/saved-time'
import { useFrame } from '@/components/shell/shell-frame'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import type { MadeWebhook, Told } from '@/components/webhooks/saving'
import { hostOf } from '@/components/webhooks/standing'
import { useWebhookForm } from '@/components/webhooks/use-webhook-form'
import { WebhookConflictDialog } from '@/components/webhooks/webhook-conflict'
import { WebhookFields } from '@/components/webhooks/webhook-fields'
import { fill, type Words } from '@/components/words'
import type { WireWebhook } from '@/lib/webhooks/contract'

type WebhookDialogProps = {
  /** Null for one that is still to be added. */
  webhook: WireWebhook | null
  /** It is added, and its page is on the way. */
  isGoing?: boolean
  words: Words['webhooks']
  common: Words['common']
  onAdded?: (made: MadeWebhook) => void
  onSaved?: (saved: WireWebhook, before: Partial<Told>) => void
  onClose: () => void
}

const nobody = () => undefined

type Editing = ReturnType<typeof useWebhookForm>

const WebhookForm = ({ editing, webhook, isGoing = false, words, common, onClose }: WebhookDialogProps & { editing: Editing }) => {
  const { form, failure, refusals, isSaving, isDirty, save } = editing
  const first = useRef<HTMLInputElement>(null)
  const element = useRef<HTMLFormElement>(null)
  useEffect(() => {
    if (refusals > 0) element.current?.querySelector<HTMLElement>('[aria-invalid]')?.focus()
  }, [refusals])
  const submit = (event: SubmitEvent) => {
    event.preventDefault()
    if (isGoing) return
    if (webhook && !isDirty) return onClose()
    void save()
  }
  return (
    <Dialog
      open
      wide
      onOpenChange={onClose}
      title={webhook ? fill(words.form.editTitle, { host: hostOf(webhook.url) }) : words.form.newTitle}
      closeLabel={common.close}
      firstFocus={first}
    >
      <form ref={element} noValidate onSubmit={submit}>
        <WebhookFields form={form} first={first} words={words} optional={common.optional.toLowerCase()} />
        <p role="alert" className="text-sm font-[550] text-tomato not-empty:mt-4">
          {failure}
        </p>
        <div className="mt-5 flex flex-wrap justify-end gap-2">
          <Button size={36} onClick={onClose}>
            {common.cancel}
          </Button>
          <Button size={36} variant="primary" type="submit" busy={isSaving || isGoing}>
            {webhook ? words.form.save : words.form.make}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}

/** Adds a webhook, or changes one. */
export const WebhookDialog = (props: WebhookDialogProps) => {
  const { webhook, words, common, onAdded = nobody, onSaved = nobody } = props
  const { brand, locale } = useFrame()
  const editing = useWebhookForm({ brand: brand.slug, webhook, words, onAdded, onSaved })
  const { conflict } = editing
  if (!conflict) return <WebhookForm {...props} editing={editing} />
  return (
    <WebhookConflictDialog
      conflict={conflict}
      time={savedTime(conflict.theirs.updatedAt, { locale, timeZone: brand.timeZone, drawnAt: new Date().toISOString() })}
      words={words}
      closeLabel={common.close}
      onKeep={() => void editing.keepMine(conflict)}
      onTake={() => editing.takeTheirs(conflict)}
      onClose={editing.leaveConflict}
    />
  )
}
