'use client'

import { Plus } from 'lucide-react'
import dynamic from 'next/dynamic'
import { useState } from 'react'
import { Button } from '@/components/ui/button'
import type { Words } from '@/components/words'

const NewWebhookDialog = dynamic(() => import('@/components/webhooks/new-webhook-dialog').then((module) => module.NewWebhookDialog))

type NewWebhookProps = { words: Words['webhooks']; common: Words['common']; large?: boolean }

export const NewWebhook = ({ words, common, large = false }: NewWebhookProps) => {
  const [isOpen, setIsOpen] = useState(false)
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
      {isOpen && <NewWebhookDialog words={words} common={common} onClose={() => setIsOpen(false)} />}
    </>
  )
}
