import { toast } from '@/components/ui/toast'
import { refusalText, type ReplayAsked, replayOne, replaySince, saveWebhook, type Told, turn } from '@/components/webhooks/saving'
import { hostOf } from '@/components/webhooks/standing'
import { lookAgain, putWebhook, type Reading } from '@/components/webhooks/use-webhook'
import { fill, type Words } from '@/components/words'
import { Refusal } from '@/lib/http/client'
import type { WireWebhook } from '@/lib/webhooks/contract'

type WebhookWords = Words['webhooks']

/** Does it, and says why when it is refused. What is shown may not be true any more then, so it is looked at again. */
const attempted = async (reading: Reading, words: WebhookWords, work: () => Promise<void>): Promise<void> => {
  try {
    await work()
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    toast.error(refusalText(error, words.failures))
  }
  await lookAgain(reading)
}

export const sayReplayed = (count: number, { replay }: WebhookWords): void =>
  void toast.note(count === 0 ? replay.none : count === 1 ? replay.one : fill(replay.done, { count }))

export const replayAll = (reading: Reading, asked: ReplayAsked, words: WebhookWords): Promise<void> =>
  attempted(reading, words, async () => sayReplayed(await replaySince(reading.brand, reading.id, asked), words))

export const replayDelivery = (reading: Reading, deliveryId: string, words: WebhookWords): Promise<void> =>
  attempted(reading, words, async () => {
    await replayOne(reading.brand, deliveryId)
    toast.note(words.panel.replayed)
  })

/** A change that was saved. For ten seconds it can be taken back, unless somebody changed the webhook since. */
export const showSaved = async (reading: Reading, saved: WireWebhook, before: Partial<Told>, words: WebhookWords): Promise<void> => {
  const undo = () =>
    attempted(reading, words, async () => {
      const back = await saveWebhook(reading.brand, saved, before)
      await putWebhook(reading, back)
      toast.note(fill(words.form.undone, { host: hostOf(back.url) }))
    })
  await putWebhook(reading, saved)
  toast.note(fill(words.form.saved, { host: hostOf(saved.url) }), { label: words.form.undo, run: () => void undo() })
}

/** While it was off nothing was sent: whoever turns it on is asked whether that should go out now. */
export const turnOn = (reading: Reading, webhook: WireWebhook, words: WebhookWords): Promise<void> =>
  attempted(reading, words, async () => {
    const host = hostOf(webhook.url)
    await putWebhook(reading, await turn(reading.brand, webhook.id, true))
    const since = webhook.disabledAt
    if (since === null) return void toast.note(fill(words.turning.on, { host }))
    const replay = () => void replayAll(reading, { since, onlyFailed: false }, words)
    toast.note(fill(words.turning.onSince, { host }), { label: words.turning.replay, run: replay })
  })

/** Taken back, it is on again and hears what happened meanwhile. */
export const turnOff = (reading: Reading, webhook: WireWebhook, words: WebhookWords): Promise<void> =>
  attempted(reading, words, async () => {
    const off = await turn(reading.brand, webhook.id, false)
    await putWebhook(reading, off)
    const undo = () =>
      attempted(reading, words, async () => {
        await putWebhook(reading, await turn(reading.brand, webhook.id, true))
        if (off.disabledAt) await replaySince(reading.brand, webhook.id, { since: off.disabledAt, onlyFailed: false })
        toast.note(fill(words.turning.on, { host: hostOf(webhook.url) }))
      })
    toast.note(fill(words.turning.off, { host: hostOf(webhook.url) }), { label: words.turning.undo, run: () => void undo() })
  })
