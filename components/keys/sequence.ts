export type Press = { key: string; ctrlKey: boolean; metaKey: boolean; altKey: boolean }

/** `mod+k` for Ctrl or Command with a letter, else the character itself; null when another modifier makes it somebody else's key. */
export const strokeOf = ({ key, ctrlKey, metaKey, altKey }: Press): string | null => {
  if (altKey || key.length !== 1 || key === ' ') return null
  const character = key.toLowerCase()
  return ctrlKey || metaKey ? `mod+${character}` : character
}

export const isSingle = (keys: string) => !keys.includes('mod+')

export type Step = { found: string } | { waitingFor: string } | null

/** What the next stroke means after the one that is waiting: `g` waits when a `g t` is bound, and a sequence that breaks off starts anew. */
export const step = (waiting: string | null, stroke: string, bound: readonly string[]): Step => {
  const whole = waiting ? `${waiting} ${stroke}` : stroke
  if (bound.includes(whole)) return { found: whole }
  if (waiting) return step(null, stroke, bound)
  return bound.some((keys) => keys.startsWith(`${stroke} `)) ? { waitingFor: stroke } : null
}

const apple = /mac|iphone|ipad/i

export const keyCaps = (keys: string, platform: string): string[] =>
  keys.split(/[ +]/).map((key) => {
    if (key === 'mod') return apple.test(platform) ? '⌘' : 'Ctrl'
    return key.length === 1 ? key.toUpperCase() : key
  })
