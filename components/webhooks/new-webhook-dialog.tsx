'use client'

import { useRouter } from 'next/navigation'
import { useFrame } from '@/components/shell/shell-frame'
import { addWebhook, type Told } from '@/components/webhooks/saving'
import { showSecret } from '@/components/webhooks/shown-secret'
import { WebhookForm } from '@/components/webhooks/webhook-form'
import { newValues } from '@/components/webhooks/webhook-values'
import type { Words } from '@/components/words'

type NewWebhookDialogProps = { onClose: () => void; words: Words['webhooks']; common: Words['common'] }

/** What is made leads to its own page, where its secret stands and a test can be sent. */
export const NewWebhookDialog = ({ onClose, words, common }: NewWebhookDialogProps) => {
  const { brand } = useFrame()
  const router = useRouter()
  const send = async (told: Told, idempotencyKey: string) => {
    const webhook = await addWebhook(brand.slug, told, idempotencyKey)
    showSecret({ webhook, how: 'made' })
    onClose()
    router.push(`/console/${brand.slug}/webhooks/${webhook.id}`)
  }
  return (
    <WebhookForm
      title={words.form.newTitle}
      action={words.form.make}
      start={newValues}
      words={words}
      common={common}
      send={send}
      onClose={onClose}
    />
  )
}
