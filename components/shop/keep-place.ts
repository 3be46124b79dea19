import { placeCookie, placeText, type ChosenPlace } from '@/components/shop/place'

const keptSeconds = 30 * 86_400

/** In this browser only; null forgets it. */
export const keepPlace = (place: ChosenPlace | null) => {
  const value = place ? encodeURIComponent(placeText(place)) : ''
  document.cookie = `${placeCookie}=${value}; path=/; max-age=${place ? keptSeconds : 0}; samesite=lax`
}
