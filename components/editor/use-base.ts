import { useState } from 'react'
import type { Draft, Drafts } from '@/components/editor/drafts'

type BaseProps<Thing, Values> = {
  /** Null for one that is still to be added. */
  thing: Thing | null
  drafts: Drafts<Thing, Values>
  draftKey: string
}

export type Based<Thing, Values> = {
  draft: Draft<Thing, Values> | undefined
  base: Thing | null
  setBase: (next: Thing) => void
}

/** What is being changed, as it was when the writing began: a draft that was left behind goes on from its own. */
export const useBase = <Thing, Values>({ thing, drafts, draftKey }: BaseProps<Thing, Values>): Based<Thing, Values> => {
  const [draft] = useState(() => drafts.of(draftKey))
  const [base, setBase] = useState(draft ? draft.base : thing)
  return { draft, base, setBase }
}

/** What a form begins with: the draft stands in it as written, and what it was written onto counts as saved. */
export const beginning = <Thing, Values>({ draft, base }: Based<Thing, Values>, valuesOf: (thing: Thing) => Values, blank: Values) => ({
  defaultValues: base ? valuesOf(base) : blank,
  ...(draft && { values: draft.values, resetOptions: { keepDefaultValues: true } }),
})
