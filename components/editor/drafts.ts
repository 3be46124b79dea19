export type Draft<Thing, Values> = { values: Values; base: Thing | null }

export type Drafts<Thing, Values> = {
  keep: (key: string, draft: Draft<Thing, Values>) => void
  of: (key: string) => Draft<Thing, Values> | undefined
  drop: (key: string) => void
}

/** What was written and not saved when the page was left in a way that cannot ask first, such as the browser's Back. */
export const draftsOf = <Thing, Values>(): Drafts<Thing, Values> => {
  const drafts = new Map<string, Draft<Thing, Values>>()
  return { keep: (key, draft) => void drafts.set(key, draft), of: (key) => drafts.get(key), drop: (key) => void drafts.delete(key) }
}
