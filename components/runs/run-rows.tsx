'use client'

import { type ReactNode, useRef } from 'react'
import { useRowKeys } from '@/components/ui/row-keys'
import type { Words } from '@/components/words'

/** Gives the rows inside it their keys. */
export const RunRows = ({ words, children }: { words: Words['runs']; children: ReactNode }) => {
  const rows = useRef<HTMLDivElement>(null)
  const onKeyDown = useRowKeys(rows, words)
  return (
    <div ref={rows} onKeyDown={onKeyDown} className="@container overflow-hidden rounded-lg border border-line bg-paper">
      {children}
    </div>
  )
}
