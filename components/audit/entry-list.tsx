'use client'

import { type KeyboardEvent, type ReactNode, useRef } from 'react'
import { useRowKeys } from '@/components/ui/row-keys'
import type { Words } from '@/components/words'

/** Gives the rows inside it their keys; Enter opens what the row is about. */
export const EntryList = ({ words, children }: { words: Words['audit']; children: ReactNode }) => {
  const list = useRef<HTMLDivElement>(null)
  const move = useRowKeys(list, words)
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    move(event)
    const { target } = event
    if (event.key !== 'Enter' || !(target instanceof HTMLElement) || target.dataset.row === undefined) return
    const links = target.querySelectorAll<HTMLElement>('a[href]')
    links[links.length - 1]?.click()
  }
  return (
    <div ref={list} onKeyDown={onKeyDown} className="space-y-6">
      {children}
    </div>
  )
}
