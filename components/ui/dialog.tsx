'use client'

import * as Radix from 'radix-ui/dialog'
import { type ReactNode, type RefObject, useEffect } from 'react'
import { classes } from '@/components/ui/classes'
import { CloseMark } from '@/components/ui/close-mark'
import { useFocusBack } from '@/components/ui/focus-back'
import { adoptNonce } from '@/components/ui/nonce'

export type DialogProps = {
  open: boolean
  onOpenChange: (open: boolean) => void
  title: string
  description?: ReactNode
  closeLabel: string
  footer?: ReactNode
  wide?: boolean
  bare?: boolean
  /** What takes the focus on opening, where it is not the first control. */
  firstFocus?: RefObject<HTMLElement | null>
  className?: string
  children?: ReactNode
}

export const overlayClasses = 'fixed inset-0 z-40 animate-appear bg-[oklch(0.178_0.014_285/0.42)]'

const Heading = ({ title, description, closeLabel }: Pick<DialogProps, 'title' | 'description' | 'closeLabel'>) => (
  <div className="flex items-start gap-4 pb-3">
    <div className="min-w-0 flex-1">
      <Radix.Title className="text-lg font-[650] tracking-[-.01em] text-balance">{title}</Radix.Title>
      {description ? (
        <Radix.Description asChild>
          <div className="mt-1 text-sm text-ink2">{description}</div>
        </Radix.Description>
      ) : null}
    </div>
    <Radix.Close
      aria-label={closeLabel}
      className="-mr-1.5 -mt-1 grid size-8 shrink-0 max-sm:-mt-2.5 max-sm:-mr-3 max-sm:size-11 place-items-center rounded-md text-ink3 hover:bg-ink/6 hover:text-ink"
    >
      <CloseMark />
    </Radix.Close>
  </div>
)

export const Dialog = ({ open, onOpenChange, footer, wide, bare, firstFocus, className, children, ...heading }: DialogProps) => {
  useEffect(adoptNonce, [])
  const { remember, giveBack } = useFocusBack()
  const focusFirst = (event: Event) => {
    remember()
    if (!firstFocus?.current) return
    event.preventDefault()
    firstFocus.current.focus()
  }
  return (
    <Radix.Root open={open} onOpenChange={onOpenChange}>
      <Radix.Portal>
        <Radix.Overlay className={overlayClasses} />
        <Radix.Content
          onOpenAutoFocus={focusFirst}
          onCloseAutoFocus={giveBack}
          {...(heading.description ? {} : { 'aria-describedby': undefined })}
          className={classes(
            'float fixed inset-x-4 top-[12vh] z-50 mx-auto flex max-h-[76vh] animate-rise flex-col overflow-y-auto rounded-lg bg-raise outline-none',
            bare ? '' : 'p-5',
            wide ? 'max-w-[640px]' : 'max-w-[440px]',
            className,
          )}
        >
          {bare ? <Radix.Title className="sr-only">{heading.title}</Radix.Title> : <Heading {...heading} />}
          {children}
          {footer ? <div className="mt-5 flex flex-wrap justify-end gap-2">{footer}</div> : null}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  )
}
