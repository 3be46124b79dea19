const pairs = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'))

const random = new Uint8Array(6 * 512)
let next = random.length

const tail = (): string => {
  if (next === random.length) {
    crypto.getRandomValues(random)
    next = 0
  }
  let text = ''
  for (let place = 0; place < 6; place += 1) text += pairs[random[next++] ?? 0]
  return text
}

const countBits = 26
const lowBits = 14

let count = (crypto.getRandomValues(new Uint32Array(1))[0] ?? 0) % 2 ** (countBits - 1)

/**
 * UUIDv7 (RFC 9562): 48 bits of milliseconds, 26 that count up so that one transaction's ids keep their order, then randomness.
 * The count starts in its lower half: it turns over after tens of millions of ids, not among those of a transaction.
 */
export const newId = (at: number = Date.now()): string => {
  count = (count + 1) % 2 ** countBits
  const moment = Math.floor(at).toString(16).padStart(12, '0')
  const high = (0x7000 | (count >>> lowBits)).toString(16)
  const low = (0x8000 | (count % 2 ** lowBits)).toString(16)
  return `${moment.slice(0, 8)}-${moment.slice(8)}-${high}-${low}-${tail()}`
}

export const isUuid = (text: string) => /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i.test(text)
