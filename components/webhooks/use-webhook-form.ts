import { useState } from 'react'
import { useForm } from 'react-hook-form'
import { type Conflict, useEditorForm } from '@/components/editor/use-editor-form'
import { addWebhook, formFailureOf, formFields, type MadeWebhook, readWebhook, saveWebhook, type Told } from '@/components/webhooks/saving'
import { changeOf, earlyFailure, mergedOnto, newValues, toldOf, valuesOf, type WebhookValues } from '@/components/webhooks/webhook-values'
import type { Words } from '@/components/words'
import type { WireWebhook } from '@/lib/webhooks/contract'

export type WebhookConflict = Conflict<WireWebhook, WebhookValues>

type WebhookFormProps = {
  brand: string
  /** Null for one that is still to be added. */
  webhook: WireWebhook | null
  words: Words['webhooks']
  onAdded: (made: MadeWebhook) => void
  onSaved: (saved: WireWebhook, before: Partial<Told>) => void
}

export const useWebhookForm = ({ brand, webhook, words, onAdded, onSaved }: WebhookFormProps) => {
  const [base, setBase] = useState(webhook)
  const form = useForm<WebhookValues>({ defaultValues: base ? valuesOf(base) : newValues })
  const saving = useEditorForm({
    thing: webhook,
    based: { draft: undefined, base, setBase },
    form,
    fields: formFields,
    valuesOf,
    earlyFailure: ({ values }) => earlyFailure(values, words.failures),
    failureOf: (error) => formFailureOf(error, words.failures),
    sendingAgain: words.failures.sendingAgain,
    isSame: (values, onto) => Object.keys(changeOf(onto, toldOf(values))).length === 0,
    add: async (values, idempotencyKey) => onAdded(await addWebhook(brand, toldOf(values), idempotencyKey)),
    change: (values, onto, idempotencyKey) => saveWebhook(brand, onto, changeOf(onto, toldOf(values)), idempotencyKey),
    onChanged: (saved, { values, onto }) => onSaved(saved, changeOf(toldOf(values), onto)),
    read: (id) => readWebhook(brand, id),
    merge: (mine, { theirs, base }) => mergedOnto(theirs, toldOf(mine), base),
  })
  return { form, ...saving }
}
