const reserved: ReadonlySet<string> = new Set([
  'admin',
  'api',
  'assets',
  'auth',
  'brand',
  'brands',
  'console',
  'health',
  'help',
  'new',
  'online',
  'problems',
  'reference',
  'settings',
  'shop',
  'sign-in',
  'sign-up',
  'static',
  'support',
  'till',
  'tira',
  'www',
])

export const isSlug = (text: string): boolean => text.length >= 3 && text.length <= 40 && /^[a-z0-9]+(-[a-z0-9]+)*$/.test(text)

/** Words that stand, or may come to stand, where a slug stands in our own addresses. */
export const isReservedSlug = (text: string): boolean => reserved.has(text)

const currencies: ReadonlySet<string> = new Set(Intl.supportedValuesOf('currency'))

export const isCurrency = (code: string): boolean => currencies.has(code)

const ownMachine: ReadonlySet<string> = new Set(['localhost', '127.0.0.1'])

/** Spelled exactly as browsers spell it in the Origin header, because that is what it is compared with. */
export const isOrigin = (text: string): boolean => {
  if (!/^https?:\/\/[a-z0-9.:[\]-]+$/.test(text) || !URL.canParse(text)) return false
  const url = new URL(text)
  return url.origin === text && (url.protocol === 'https:' || (url.protocol === 'http:' && ownMachine.has(url.hostname)))
}

export const isWithoutDoubles = (list: readonly unknown[]): boolean => new Set(list).size === list.length
