export type SearchParams = Record<string, string | string[] | undefined>

/** One value of the address; what stands there twice counts once. */
export const queryText = (params: SearchParams, name: string): string | undefined => {
  const value = params[name]
  const text = Array.isArray(value) ? value[0] : value
  return text?.trim() || undefined
}

export const hrefWith = (path: string, query: Record<string, string | null | undefined>): string => {
  const said = Object.entries(query).flatMap(([name, value]) => (value ? [[name, value]] : []))
  return said.length === 0 ? path : `${path}?${new URLSearchParams(said)}`
}

const deepestTrail = 20

/** Cursors only go forward, so the address remembers those that led here: Newer goes back along them. */
export const pageTrail = ({ cursor, trail }: { cursor: string | undefined; trail: string | undefined }) => {
  const walked = trail === undefined ? [] : trail.split('~')
  return {
    back: cursor === undefined ? null : { cursor: walked.at(-1) || null, trail: walked.slice(0, -1).join('~') || null },
    forward: (next: string) => ({
      cursor: next,
      trail: cursor === undefined ? null : [...walked, cursor].slice(-deepestTrail).join('~'),
    }),
  }
}
