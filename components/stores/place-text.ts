import type { Place } from '@/lib/stores/rules'

/** Degrees as people write them, also with a decimal comma. */
export const readDegrees = (text: string): number | null => {
  const plain = text
    .trim()
    .replace('−', '-')
    .replace(/^([-+]?\d+),(\d+)$/, '$1.$2')
  return /^[-+]?\d+(\.\d+)?$/.test(plain) ? Number(plain) : null
}

const number = String.raw`[-+−]?\d+(?:\.\d+)?`
const commaNumber = String.raw`[-+−]?\d+(?:[.,]\d+)?`
const pairs = [
  new RegExp(String.raw`^\(?\s*(${number})\s*[,;\s]\s*(${number})\s*\)?$`),
  new RegExp(String.raw`^\(?\s*(${commaNumber})\s*(?:;|,\s|\s)\s*(${commaNumber})\s*\)?$`),
]

type PlaceText = { latitude: string; longitude: string }

/** Two numbers as maps give them to copy: `41.40, 2.15`, `41,40; 2,15`, `(41.4 2.15)`. What is one number with its comma is no pair. */
export const readPair = (text: string): PlaceText | null => {
  if (readDegrees(text) !== null) return null
  for (const pair of pairs) {
    const [, latitude, longitude] = pair.exec(text.trim()) ?? []
    const [north, east] = [readDegrees(latitude ?? ''), readDegrees(longitude ?? '')]
    if (north !== null && east !== null) return { latitude: String(north), longitude: String(east) }
  }
  return null
}

export type PlaceRead = { place: Place | null } | { wrong: 'position' | 'pair' }

const isWithin = (value: number, limit: number) => Math.abs(value) <= limit

/** Somebody may write both numbers into one field; they count as if each stood in its own. */
export const readPlace = (text: PlaceText): PlaceRead => {
  const { latitude, longitude } = readPair(text.latitude) ?? readPair(text.longitude) ?? text
  const [north, east] = [latitude.trim(), longitude.trim()]
  if (north === '' && east === '') return { place: null }
  if (north === '' || east === '') return { wrong: 'pair' }
  const place = { latitude: readDegrees(north), longitude: readDegrees(east) }
  if (place.latitude === null || place.longitude === null) return { wrong: 'position' }
  if (!isWithin(place.latitude, 90) || !isWithin(place.longitude, 180)) return { wrong: 'position' }
  return { place: { latitude: place.latitude, longitude: place.longitude } }
}
