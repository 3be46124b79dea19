'use client'

import { useRef } from 'react'
import { toast } from '@/components/ui/toast'
import { formFailureOf, isConflict, readWebhook, saveWebhook, type Told } from '@/components/webhooks/saving'
import { hostOf } from '@/components/webhooks/standing'
import { lookAgain, putWebhook, type Reading } from '@/components/webhooks/use-webhook'
import { WebhookForm } from '@/components/webhooks/webhook-form'
import { changeOf, toldOfWebhook, valuesOf } from '@/components/webhooks/webhook-values'
import { fill, type Words } from '@/components/words'
import type { WireWebhook } from '@/lib/webhooks/contract'

type EditWebhookProps = { webhook: WireWebhook; reading: Reading; words: Words['webhooks']; common: Words['common']; onClose: () => void }

/** For ten seconds the change can be taken back, unless somebody changed it since. */
const offerUndo = (reading: Reading, saved: WireWebhook, before: Partial<Told>, { form, failures }: Words['webhooks']) => {
  const undo = async () => {
    try {
      const back = await saveWebhook(reading.brand, saved, before)
      await putWebhook(reading, back)
      toast.note(fill(form.undone, { host: hostOf(back.url) }))
    } catch (error) {
      toast.error(formFailureOf(error, failures).form ?? failures.url)
    }
    await lookAgain(reading)
  }
  toast.note(fill(form.saved, { host: hostOf(saved.url) }), { label: form.undo, run: () => void undo() })
}

export const EditWebhook = ({ webhook, reading, words, common, onClose }: EditWebhookProps) => {
  const base = useRef(webhook)
  const send = async (mine: Told) => {
    const before = toldOfWebhook(base.current)
    const change = changeOf(before, mine)
    if (Object.keys(change).length === 0) return onClose()
    try {
      const saved = await saveWebhook(reading.brand, base.current, change)
      await putWebhook(reading, saved)
      offerUndo(reading, saved, changeOf(mine, before), words)
      onClose()
    } catch (error) {
      if (isConflict(error)) base.current = await readWebhook(reading.brand, webhook.id)
      throw error
    }
  }
  return (
    <WebhookForm
      title={fill(words.form.editTitle, { host: hostOf(webhook.url) })}
      action={words.form.save}
      start={valuesOf(toldOfWebhook(webhook))}
      words={words}
      common={common}
      send={send}
      onClose={onClose}
    />
  )
}
