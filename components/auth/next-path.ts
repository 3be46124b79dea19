/** Where to go after signing in: a path of ours, else nothing. A browser reads `//` and `/\` as another host, and drops tabs and line breaks. */
export const nextPath = (value: string | string[] | undefined): string | undefined =>
  typeof value === 'string' && /^\/(?![/\\])[^\\\s\p{Cc}]*$/u.test(value) ? value : undefined

export const withNext = (path: string, next: string | undefined): string =>
  next === undefined ? path : `${path}?next=${encodeURIComponent(next)}`
