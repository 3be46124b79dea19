'use client'

import { X } from 'lucide-react'
import type { ReactNode } from 'react'
import { usePlatform } from '@/components/keys/caps'
import { keyCaps } from '@/components/keys/sequence'
import { Button } from '@/components/ui/button'
import { classes } from '@/components/ui/classes'
import { Kbd } from '@/components/ui/kbd'

type EditorHeaderProps = {
  title: string
  state: string
  /** What keeps it from being saved; said instead of the state. */
  trouble?: string | undefined
  closeLabel: string
  onClose: () => void
  children?: ReactNode
}

/** The bar of a page that is about one thing: it is closed, not left. */
export const EditorHeader = ({ title, state, trouble, closeLabel, onClose, children }: EditorHeaderProps) => (
  <header className="sticky top-0 z-20 flex h-14 items-center gap-3 border-b border-line bg-shelf pr-4 pl-2 lg:pr-7 lg:pl-4">
    <button
      type="button"
      aria-label={closeLabel}
      title={closeLabel}
      onClick={onClose}
      className="grid size-9 shrink-0 place-items-center rounded-md text-ink2 hover:bg-ink/6 hover:text-ink max-lg:size-11"
    >
      <X aria-hidden="true" strokeWidth={1.75} className="size-5" />
    </button>
    <div className="min-w-0 flex-1">
      <h1 className="truncate text-lg leading-5 font-[700] tracking-[-.015em]">{title}</h1>
      <p
        role="status"
        className={classes('text-xs', trouble ? 'line-clamp-2 leading-[15px] font-[550] text-tomato' : 'truncate text-ink3')}
      >
        {trouble ?? state}
      </p>
    </div>
    <div className="flex shrink-0 items-center gap-2">{children}</div>
  </header>
)

export const SaveButton = ({ busy, disabled, children }: { busy: boolean; disabled: boolean; children: ReactNode }) => {
  const caps = keyCaps('mod+↵', usePlatform())
  return (
    <Button type="submit" variant="primary" size={36} busy={busy} disabled={disabled}>
      {children}
      <span aria-hidden="true" className="flex gap-0.5 opacity-80 max-md:hidden">
        {caps.map((cap) => (
          <Kbd key={cap} onInk>
            {cap}
          </Kbd>
        ))}
      </span>
    </Button>
  )
}
