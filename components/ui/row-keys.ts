import { type KeyboardEvent, type RefObject } from 'react'
import { useKeys } from '@/components/keys/registry'

const rowsOf = (list: HTMLElement | null) => [...(list?.querySelectorAll<HTMLElement>('[data-row]') ?? [])]

const steps: Record<string, number> = { ArrowDown: 1, ArrowUp: -1 }

/** J, K and the arrows move through the elements marked `data-row`. */
export const useRowKeys = (list: RefObject<HTMLElement | null>, words: { nextRow: string; previousRow: string }) => {
  const move = (step: number) => {
    const rows = rowsOf(list.current)
    const at = rows.findIndex((row) => row.contains(document.activeElement))
    rows[Math.max(0, Math.min(rows.length - 1, at + step))]?.focus()
  }
  useKeys([
    { keys: 'j', label: words.nextRow, group: 'page', run: () => move(1) },
    { keys: 'k', label: words.previousRow, group: 'page', run: () => move(-1) },
  ])
  return (event: KeyboardEvent<HTMLElement>) => {
    const step = steps[event.key]
    if (step === undefined || !(event.target instanceof HTMLElement) || event.target.dataset.row === undefined) return
    event.preventDefault()
    move(step)
  }
}
