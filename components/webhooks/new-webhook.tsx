'use client'

import { Plus } from 'lucide-react'
import dynamic from 'next/dynamic'
import { useRouter } from 'next/navigation'
import { useState, useTransition } from 'react'
import { useFrame } from '@/components/shell/shell-frame'
import { Button } from '@/components/ui/button'
import type { MadeWebhook } from '@/components/webhooks/saving'
import { showSecret } from '@/components/webhooks/shown-secret'
import type { Words } from '@/components/words'

const WebhookDialog = dynamic(() => import('@/components/webhooks/webhook-dialog').then((module) => module.WebhookDialog))

type NewWebhookProps = { words: Words['webhooks']; common: Words['common']; large?: boolean }

/** What is made leads to its own page, where its secret stands and a test can be sent. */
export const NewWebhook = ({ words, common, large = false }: NewWebhookProps) => {
  const { brand } = useFrame()
  const router = useRouter()
  const [isOpen, setIsOpen] = useState(false)
  const [isGoing, startTransition] = useTransition()
  const show = (webhook: MadeWebhook) => {
    showSecret({ webhook, how: 'made' })
    startTransition(() => router.push(`/console/${brand.slug}/webhooks/${webhook.id}`))
  }
  return (
    <>
      <Button
        variant="primary"
        size={large ? 36 : 32}
        icon={<Plus aria-hidden="true" />}
        aria-label={words.add}
        aria-keyshortcuts={large ? undefined : 'c'}
        onClick={() => setIsOpen(true)}
      >
        <span className={large ? '' : 'max-sm:hidden'}>{words.add}</span>
      </Button>
      {isOpen && (
        <WebhookDialog webhook={null} isGoing={isGoing} words={words} common={common} onAdded={show} onClose={() => setIsOpen(false)} />
      )}
    </>
  )
}
