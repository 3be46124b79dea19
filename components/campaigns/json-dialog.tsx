'use client'

import { useRef, useState } from 'react'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import type { Words } from '@/components/words'
import type { WireCampaign } from '@/lib/campaigns/contract'

type JsonDialogProps = {
  campaign: WireCampaign
  words: Words['campaigns']['json']
  copy: { copy: string; copied: string }
  onClose: () => void
}

export const JsonDialog = ({ campaign, words, copy, onClose }: JsonDialogProps) => {
  const [isCopied, setIsCopied] = useState(false)
  const text = useRef<HTMLPreElement>(null)
  const json = JSON.stringify(campaign, null, 2)
  const copyAll = async () => {
    await navigator.clipboard.writeText(json)
    setIsCopied(true)
  }
  return (
    <Dialog
      open
      wide
      onOpenChange={(open) => open || onClose()}
      title={words.title}
      description={words.text}
      closeLabel={words.close}
      firstFocus={text}
      footer={
        <Button size={36} onClick={() => void copyAll()}>
          <span aria-live="polite">{isCopied ? copy.copied : copy.copy}</span>
        </Button>
      }
    >
      <pre
        ref={text}
        tabIndex={0}
        className="code max-h-[46vh] overflow-auto rounded-md border border-line bg-shelf p-3 text-[12px] leading-[18px]"
      >
        {json}
      </pre>
    </Dialog>
  )
}
