import { type SubmitEvent, useRef, useState } from 'react'
import { type FormFailure, formFailureOf, type Told } from '@/components/webhooks/saving'
import { earlyFailure, toldOf, type WebhookValues } from '@/components/webhooks/webhook-values'
import type { Words } from '@/components/words'

const nothing: FormFailure = { fields: {}, form: null }

type FormProps = {
  start: WebhookValues
  words: Words['webhooks']
  /** What is written, under a key that stays the same while nothing in it changes. */
  send: (told: Told, idempotencyKey: string) => Promise<void>
}

export const useWebhookForm = ({ start, words, send }: FormProps) => {
  const [values, setValues] = useState(start)
  const [failure, setFailure] = useState(nothing)
  const [busy, setBusy] = useState(false)
  const sent = useRef({ text: '', key: '' })
  const set = (changed: Partial<WebhookValues>) => setValues((before) => ({ ...before, ...changed }))
  const keyOf = (told: Told) => {
    const text = JSON.stringify(told)
    if (sent.current.text !== text) sent.current = { text, key: crypto.randomUUID() }
    return sent.current.key
  }
  const submit = async (event: SubmitEvent) => {
    event.preventDefault()
    if (busy) return
    const early = earlyFailure(values, words.failures)
    setFailure(early ?? nothing)
    if (early) return
    const told = toldOf(values)
    setBusy(true)
    try {
      await send(told, keyOf(told))
    } catch (error) {
      setFailure(formFailureOf(error, words.failures))
    } finally {
      setBusy(false)
    }
  }
  return { values, set, failure, busy, submit }
}
