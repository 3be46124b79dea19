'use client'

import dynamic from 'next/dynamic'
import { useRouter } from 'next/navigation'
import { type KeyboardEvent, type ReactNode, useRef } from 'react'
import type { Change, Which } from '@/components/codes/changing'
import type { ListedCode } from '@/components/codes/code-row'
import { CodeTable } from '@/components/codes/code-table'
import { restoringOf } from '@/components/codes/restoring'
import { type Selecting, useSelecting } from '@/components/codes/selecting'
import { useBulk } from '@/components/codes/use-bulk'
import { useKeys } from '@/components/keys/registry'
import { useRowKeys } from '@/components/ui/row-keys'
import type { Words } from '@/components/words'

const BulkBar = dynamic(() => import('@/components/codes/bulk-bar').then((module) => module.BulkBar))

type CodeListProps = {
  codes: readonly ListedCode[]
  peekedId: string | undefined
  mayWrite: boolean
  filter: Extract<Which, { filter: unknown }>['filter']
  matching: number | null | undefined
  nextViewHref: string
  words: { codes: Words['codes']; jobs: Words['jobs']; common: Words['common'] }
  children: ReactNode
}

const focusedRow = (target: EventTarget | null) => {
  const row = target instanceof HTMLElement ? target.closest<HTMLElement>('[data-code]') : null
  return row?.dataset.code === undefined ? null : { id: row.dataset.code, open: () => row.click() }
}

const useListKeys = (selecting: Selecting, { mayWrite, nextViewHref, words }: CodeListProps) => {
  const router = useRouter()
  const table = useRef<HTMLTableElement>(null)
  const moveByKey = useRowKeys(table, words.codes)
  const toggleFocused = () => {
    const row = focusedRow(document.activeElement)
    if (row) selecting.toggle(row.id)
  }
  const page = 'page' as const
  useKeys([
    ...(mayWrite ? [{ keys: 'x', label: words.codes.keySelect, group: page, run: toggleFocused }] : []),
    ...(selecting.count === 0 ? [{ keys: 'v', label: words.codes.keyView, group: page, run: () => router.push(nextViewHref) }] : []),
  ])
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const row = focusedRow(event.target)
    if (row && event.key === ' ') {
      event.preventDefault()
      return row.open()
    }
    const isRange = row && mayWrite && event.shiftKey && (event.key === 'ArrowDown' || event.key === 'ArrowUp')
    if (isRange && !selecting.has(row.id)) selecting.toggle(row.id)
    moveByKey(event)
    const reached = isRange ? focusedRow(document.activeElement) : null
    if (reached && reached.id !== row?.id) selecting.toggle(reached.id, true)
  }
  return { table, onKeyDown }
}

/** The rows with their keys, and what is done to those that are selected. */
export const CodeList = (props: CodeListProps) => {
  const { codes, peekedId, mayWrite, filter, matching, words, children } = props
  const selecting = useSelecting(codes.map(({ id }) => id))
  const bulk = useBulk(words.codes, selecting.clear)
  const { table, onKeyDown } = useListKeys(selecting, props)
  const selected = codes.filter(({ id }) => selecting.has(id))
  const change = (change: Change) => {
    const which: Which = selecting.isAll ? { filter } : { ids: [...selecting.ids] }
    const restoring = change.action === 'extend' && !selecting.isAll ? restoringOf(selected, new Date()) : null
    void bulk.run({ which, change, restoring })
  }
  const isBarShown = selecting.count > 0 || bulk.isBusy
  return (
    <div className={isBarShown ? 'space-y-4 pb-20' : 'space-y-4'}>
      <CodeTable
        ref={table}
        codes={codes}
        peekedId={peekedId}
        selecting={selecting}
        maySelect={mayWrite}
        words={words.codes}
        onKeyDown={onKeyDown}
      />
      {children}
      {isBarShown && (
        <BulkBar
          selecting={selecting}
          only={selected.length === 1 ? (selected[0]?.code ?? null) : null}
          matching={matching}
          isBusy={bulk.isBusy}
          job={bulk.job}
          words={words}
          onChange={change}
          onStop={() => void bulk.stop()}
        />
      )}
    </div>
  )
}
