'use client'

import { ConflictDialog, type ConflictDialogProps } from '@/components/editor/conflict-dialog'
import { eventText } from '@/components/webhooks/event-text'
import { formFields, type FormField, type Told } from '@/components/webhooks/saving'
import type { WebhookConflict } from '@/components/webhooks/use-webhook-form'
import { changeOf, toldOf } from '@/components/webhooks/webhook-values'
import type { Words } from '@/components/words'

type WebhookConflictProps = Pick<ConflictDialogProps, 'time' | 'closeLabel' | 'onKeep' | 'onTake' | 'onClose'> & {
  conflict: WebhookConflict
  words: Words['webhooks']
}

const fieldText = (told: Told, field: FormField, words: Words['webhooks']): string => {
  if (field !== 'types') return told[field] ?? words.conflict.nothing
  return told.types.length === 0 ? words.everything : told.types.map((type) => eventText(type, words.events)).join('\n')
}

export const WebhookConflictDialog = ({ conflict: { theirs, merged }, words, ...said }: WebhookConflictProps) => {
  const mine = toldOf(merged)
  const changed = changeOf(theirs, mine)
  const labels = { url: words.form.url, description: words.form.description, types: words.form.told }
  const differences = formFields
    .filter((field) => field in changed)
    .map((field) => ({ label: labels[field], mine: fieldText(mine, field, words), theirs: fieldText(theirs, field, words) }))
  return <ConflictDialog {...said} differences={differences} words={words.conflict} />
}
