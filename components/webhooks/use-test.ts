import { useEffect, useRef, useState } from 'react'
import { refusalText, sendTest } from '@/components/webhooks/saving'
import { followFirst, lookAgain, type Reading } from '@/components/webhooks/use-webhook'
import type { Words } from '@/components/words'
import { Refusal } from '@/lib/http/client'
import type { WireDeliveryStory } from '@/lib/webhooks/deliveries/contract'

export type TestSeen =
  | { step: 'none' }
  | { step: 'sent'; id: string }
  | { step: 'over'; id: string; story: WireDeliveryStory }
  | { step: 'waiting'; id: string }
  | { step: 'refused'; text: string }

/** Sends a test and watches for what comes back. */
export const useTest = (reading: Reading, words: Words['webhooks']) => {
  const [seen, setSeen] = useState<TestSeen>({ step: 'none' })
  const left = useRef<AbortController>(null)
  useEffect(() => () => left.current?.abort(), [])
  const watch = async () => {
    const { id } = await sendTest(reading.brand, reading.id)
    left.current?.abort()
    const watching = (left.current = new AbortController())
    setSeen({ step: 'sent', id })
    void lookAgain(reading)
    const story = await followFirst(reading.brand, id, watching.signal)
    if (watching.signal.aborted) return
    setSeen(story ? { step: 'over', id, story } : { step: 'waiting', id })
    await lookAgain(reading)
  }
  const send = () =>
    watch().catch((error: unknown) => {
      if (error instanceof Refusal) setSeen({ step: 'refused', text: refusalText(error, words.failures) })
      else if (!left.current?.signal.aborted) throw error
    })
  return { seen, send: () => void send(), isBusy: seen.step === 'sent' }
}
