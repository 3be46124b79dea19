export type ChosenPlace = { latitude: number; longitude: number; label: string | null }

export const placeCookie = 'place'

const longestLabel = 80

/** Four decimals are eleven metres: enough to walk by, and no more is kept. */
export const placeText = ({ latitude, longitude, label }: ChosenPlace): string =>
  [latitude.toFixed(4), longitude.toFixed(4), label?.slice(0, longestLabel)].filter(Boolean).join(',')

export const readPlace = (text: string | undefined): ChosenPlace | null => {
  const [, latitude, longitude, label] = /^(-?\d{1,2}\.\d{4}),(-?\d{1,3}\.\d{4})(?:,(.{1,80}))?$/u.exec(text ?? '') ?? []
  const place = { latitude: Number(latitude), longitude: Number(longitude), label: label ?? null }
  return Math.abs(place.latitude) <= 90 && Math.abs(place.longitude) <= 180 ? place : null
}
