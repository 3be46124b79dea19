import { useRef, useState } from 'react'

export type Selecting = {
  /** In the order of the list. */
  ids: readonly string[]
  count: number
  /** Not the page alone: all that the filters ask for. */
  isAll: boolean
  isPage: boolean
  has: (id: string) => boolean
  toggle: (id: string, isRange?: boolean) => void
  togglePage: () => void
  selectAll: () => void
  clear: () => void
}

/** Which rows are selected. A range reaches from the row that was chosen before. */
export const useSelecting = (page: readonly string[]): Selecting => {
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  const [isAll, setIsAll] = useState(false)
  const last = useRef<string | null>(null)
  const ids = page.filter((id) => chosen.has(id))
  const isPage = page.length > 0 && ids.length === page.length
  const choose = (next: Iterable<string>) => {
    setIsAll(false)
    setChosen(new Set(next))
  }
  const toggle = (id: string, isRange = false) => {
    const [from, to] = [last.current === null ? -1 : page.indexOf(last.current), page.indexOf(id)]
    last.current = id
    if (isRange && from >= 0) return choose([...ids, ...page.slice(Math.min(from, to), Math.max(from, to) + 1)])
    choose(chosen.has(id) ? ids.filter((one) => one !== id) : [...ids, id])
  }
  return {
    ids,
    count: ids.length,
    isAll: isAll && isPage,
    isPage,
    has: (id) => chosen.has(id),
    toggle,
    togglePage: () => choose(isPage ? [] : page),
    selectAll: () => setIsAll(true),
    clear: () => choose([]),
  }
}
