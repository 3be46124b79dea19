'use client'

import dynamic from 'next/dynamic'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import type { Clock } from '@/components/ui/moment'
import { toast } from '@/components/ui/toast'
import { showSaved } from '@/components/webhooks/changing'
import { refusalText, removeWebhook, rotateSecret, type Told } from '@/components/webhooks/saving'
import { showSecret } from '@/components/webhooks/shown-secret'
import { hostOf } from '@/components/webhooks/standing'
import { putWebhook, type Reading } from '@/components/webhooks/use-webhook'
import { fill, type Words } from '@/components/words'
import { Refusal } from '@/lib/http/client'
import type { WireWebhook } from '@/lib/webhooks/contract'

const ConfirmDialog = dynamic(() => import('@/components/ui/confirm-dialog').then((module) => module.ConfirmDialog))
const ReplayDialog = dynamic(() => import('@/components/webhooks/replay-dialog').then((module) => module.ReplayDialog))
const WebhookDialog = dynamic(() => import('@/components/webhooks/webhook-dialog').then((module) => module.WebhookDialog))

export type Asked = 'edit' | 'rotate' | 'delete' | 'replay'

type WebhookDialogsProps = {
  asked: Asked
  webhook: WireWebhook
  reading: Reading
  path: string
  words: Words['webhooks']
  common: Words['common']
  clock: Clock
  onClose: () => void
}

const useConfirmed = ({ asked, webhook, reading, path, words, onClose }: WebhookDialogsProps) => {
  const router = useRouter()
  const [error, setError] = useState<string | undefined>()
  const deeds = {
    rotate: async () => {
      const rotated = await rotateSecret(reading.brand, webhook.id)
      onClose()
      showSecret({ webhook: rotated, how: 'rotated' })
      const { secret: _, ...plain } = rotated
      await putWebhook(reading, plain)
    },
    delete: async () => {
      await removeWebhook(reading.brand, webhook.id)
      toast.note(fill(words.remove.done, { host: hostOf(webhook.url) }))
      router.push(path)
      onClose()
    },
  }
  const confirm = async () => {
    try {
      if (asked === 'rotate' || asked === 'delete') await deeds[asked]()
    } catch (failed) {
      if (!(failed instanceof Refusal)) throw failed
      setError(refusalText(failed, words.failures))
    }
  }
  return { error, confirm }
}

export const WebhookDialogs = (props: WebhookDialogsProps) => {
  const { asked, webhook, reading, words, common, clock, onClose } = props
  const { error, confirm } = useConfirmed(props)
  const host = hostOf(webhook.url)
  const saved = (next: WireWebhook, before: Partial<Told>) => {
    void showSaved(reading, next, before, words)
    onClose()
  }
  if (asked === 'edit') return <WebhookDialog webhook={webhook} words={words} common={common} onSaved={saved} onClose={onClose} />
  if (asked === 'replay')
    return <ReplayDialog webhook={webhook} reading={reading} words={words} common={common} clock={clock} onClose={onClose} />
  const said = asked === 'delete' ? words.remove : words.rotate
  return (
    <ConfirmDialog
      open
      onOpenChange={onClose}
      title={fill(said.title, { host })}
      description={said.text}
      action={said.action}
      name={asked === 'delete' ? host : undefined}
      error={error}
      onConfirm={confirm}
      words={common}
    />
  )
}
