import { randomInt } from 'node:crypto'
import { crc32 } from 'node:zlib'
import { sha256 } from './secrets'

const alphabet = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'
const pattern = /^tira_([0-9A-Za-z]{12})_([0-9A-Za-z]{32})([0-9A-Za-z]{6})$/

const randomText = (length: number) => Array.from({ length }, () => alphabet.charAt(randomInt(alphabet.length))).join('')

const checksum = (text: string) => {
  let rest = crc32(text)
  let digits = ''
  for (let place = 0; place < 6; place += 1) {
    digits = alphabet.charAt(rest % alphabet.length) + digits
    rest = Math.floor(rest / alphabet.length)
  }
  return digits
}

const hashOf = (publicId: string, secret: string) => sha256(`${publicId}_${secret}`)

/** 32 letters of 62 are 190 bits: a plain SHA-256 is as good as any slow hash, and no door for exhausting us. */
export const makeApiKey = (publicId = randomText(12)) => {
  const secret = randomText(32)
  return { publicId, key: `tira_${publicId}_${secret}${checksum(`${publicId}_${secret}`)}`, hash: hashOf(publicId, secret) }
}

/** Null for anything that cannot be a key of ours: a typing error costs no query. */
export const readApiKey = (text: string): { publicId: string; hash: Uint8Array } | null => {
  const [, publicId, secret, check] = pattern.exec(text) ?? []
  if (!publicId || !secret || check !== checksum(`${publicId}_${secret}`)) return null
  return { publicId, hash: hashOf(publicId, secret) }
}
