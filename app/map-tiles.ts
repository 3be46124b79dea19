import { env } from '@/lib/core/env'

export type MapTiles = { url: string; attribution: string } | null

/** Where the map's pictures come from, when this installation has any. */
export const mapTiles = (): MapTiles => {
  const { MAP_TILES_URL: url, MAP_TILES_ATTRIBUTION: attribution } = env()
  return url ? { url, attribution: attribution ?? '' } : null
}
