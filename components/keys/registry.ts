import { useEffect, useEffectEvent } from 'react'

export type KeyGroup = 'everywhere' | 'go' | 'page'
export type Binding = { keys: string; label: string; group: KeyGroup; run: () => void }

const lists = new Set<readonly Binding[]>()

export const bindings = (): Binding[] => [...lists].flat()

export const bind = (list: readonly Binding[]) => {
  lists.add(list)
  return () => void lists.delete(list)
}

/** Keys of a component, alive while it is on the page. A link or button needs none of this: `aria-keyshortcuts="c"` on it is enough. */
export const useKeys = (list: readonly Binding[]) => {
  const run = useEffectEvent((keys: string) => list.find((binding) => binding.keys === keys)?.run())
  const shape = JSON.stringify(list.map(({ keys, label, group }) => [keys, label, group]))
  const bound = useEffectEvent(() => list.map((binding) => ({ ...binding, run: () => run(binding.keys) })))
  useEffect(() => bind(bound()), [shape])
}
