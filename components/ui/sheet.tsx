'use client'

import * as Radix from 'radix-ui/dialog'
import { type ReactNode, useEffect } from 'react'
import { classes } from '@/components/ui/classes'
import { CloseMark } from '@/components/ui/close-mark'
import { overlayClasses } from '@/components/ui/dialog'
import { useFocusBack } from '@/components/ui/focus-back'
import { adoptNonce } from '@/components/ui/nonce'

type SheetProps = {
  open: boolean
  onOpenChange: (open: boolean) => void
  side?: 'right' | 'left' | 'bottom'
  title: string
  closeLabel: string
  bare?: boolean
  className?: string
  children: ReactNode
}

const sides = {
  right: 'inset-y-0 right-0 w-[min(420px,100vw-32px)] animate-sheet-right border-l border-line',
  left: 'inset-y-0 left-0 w-[min(280px,100vw-48px)] animate-sheet-left border-r border-line',
  bottom: 'inset-x-0 bottom-0 max-h-[86vh] animate-sheet-up rounded-t-xl border-t border-line pb-[env(safe-area-inset-bottom)]',
}

export const Sheet = ({ open, onOpenChange, side = 'right', title, closeLabel, bare, className, children }: SheetProps) => {
  useEffect(adoptNonce, [])
  const { remember, giveBack } = useFocusBack()
  return (
    <Radix.Root open={open} onOpenChange={onOpenChange}>
      <Radix.Portal>
        <Radix.Overlay className={overlayClasses} />
        <Radix.Content
          aria-describedby={undefined}
          onOpenAutoFocus={remember}
          onCloseAutoFocus={giveBack}
          className={classes('fixed z-50 flex flex-col overflow-y-auto bg-paper outline-none', sides[side], className)}
        >
          {bare ? (
            <Radix.Title className="sr-only">{title}</Radix.Title>
          ) : (
            <div className="flex h-14 shrink-0 items-center justify-between gap-4 border-b border-line pl-5 pr-3">
              <Radix.Title className="text-base font-[650]">{title}</Radix.Title>
              <Radix.Close
                aria-label={closeLabel}
                className="grid size-8 max-sm:size-11 place-items-center rounded-md text-ink3 hover:bg-ink/6 hover:text-ink"
              >
                <CloseMark />
              </Radix.Close>
            </div>
          )}
          {children}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  )
}
