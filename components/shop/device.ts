import { fill, type Words } from '@/components/words'

type Known = readonly (readonly [name: string, mark: RegExp])[]

/** In this order: most browsers also name the ones that they descend from. */
const browsers: Known = [
  ['Edge', /\bEdg(e|A|iOS)?\//],
  ['Opera', /\b(OPR|OPT|Opera)\//],
  ['Samsung Internet', /\bSamsungBrowser\//],
  ['Firefox', /\b(Firefox|FxiOS)\//],
  ['Chrome', /\b(HeadlessChrome|Chrome|CriOS|Chromium)\//],
  ['Safari', /\bVersion\/.*\bSafari\//],
]

const systems: Known = [
  ['Android', /\bAndroid\b/],
  ['iPhone', /\biPhone\b/],
  ['iPad', /\biPad\b/],
  ['Windows', /\bWindows\b/],
  ['ChromeOS', /\bCrOS\b/],
  ['Mac', /\bMacintosh\b/],
  ['Linux', /\bLinux\b/],
]

const nameIn = (known: Known, userAgent: string) => known.find(([, mark]) => mark.test(userAgent))?.[0]

type Session = { kind: 'browser' | 'tokens'; userAgent: string | null }

/** The device in plain words, as far as what it says of itself tells. */
export const deviceName = ({ kind, userAgent }: Session, words: Words['shop']['sessions']): string => {
  const browser = nameIn(browsers, userAgent ?? '')
  const system = nameIn(systems, userAgent ?? '')
  const plain = browser ?? (kind === 'browser' ? words.unknownBrowser : words.program)
  return system ? fill(words.on, { browser: plain, system }) : plain
}
