'use client'

import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'

type LeaveDialogProps = {
  words: Record<'title' | 'text' | 'stay' | 'go', string>
  closeLabel: string
  onStay: () => void
  onGo: () => void
}

export const LeaveDialog = ({ words, closeLabel, onStay, onGo }: LeaveDialogProps) => (
  <Dialog
    open
    onOpenChange={(open) => open || onStay()}
    title={words.title}
    description={words.text}
    closeLabel={closeLabel}
    footer={
      <>
        <Button size={36} variant="danger" onClick={onGo}>
          {words.go}
        </Button>
        <Button size={36} variant="primary" onClick={onStay}>
          {words.stay}
        </Button>
      </>
    }
  />
)
