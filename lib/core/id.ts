const hex = (bytes: Uint8Array) => Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')

const countBits = 26
const lowBits = 14

let count = (crypto.getRandomValues(new Uint32Array(1))[0] ?? 0) % 2 ** (countBits - 1)

/**
 * UUIDv7 (RFC 9562): 48 bits of milliseconds, 26 that count up so that one transaction's ids keep their order, then randomness.
 * The count starts in its lower half: it turns over after tens of millions of ids, not among those of a transaction.
 */
export const newId = (at: number = Date.now()): string => {
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  const view = new DataView(bytes.buffer)
  view.setUint16(0, Math.floor(at / 2 ** 32))
  view.setUint32(2, at % 2 ** 32)
  count = (count + 1) % 2 ** countBits
  view.setUint16(6, 0x7000 | (count >>> lowBits))
  view.setUint16(8, 0x8000 | (count % 2 ** lowBits))
  const text = hex(bytes)
  return `${text.slice(0, 8)}-${text.slice(8, 12)}-${text.slice(12, 16)}-${text.slice(16, 20)}-${text.slice(20)}`
}

export const isUuid = (text: string) => /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i.test(text)
