import { type Frame, toWorld, worldSize } from './geometry'

export type Tile = { zoom: number; column: number; row: number }

const deepestZoom = 19

export const tileZoom = (scale: number): number => Math.min(deepestZoom, Math.max(0, Math.round(Math.log2(scale))))

/** `column` counts on beyond the date line; `tileUrl` brings it back into the world. */
export function visibleTiles(frame: Frame, zoom: number): Tile[] {
  const count = 2 ** zoom
  const perUnit = count / worldSize
  const from = toWorld(frame, { x: 0, y: 0 })
  const to = toWorld(frame, { x: frame.width, y: frame.height })
  const tiles: Tile[] = []
  for (let row = Math.max(0, Math.floor(from.y * perUnit)); row <= Math.min(count - 1, Math.floor(to.y * perUnit)); row++) {
    for (let column = Math.floor(from.x * perUnit); column <= Math.floor(to.x * perUnit); column++) tiles.push({ zoom, column, row })
  }
  return tiles
}

export function tileUrl(template: string, { zoom, column, row }: Tile): string {
  const count = 2 ** zoom
  const x = ((column % count) + count) % count
  return template.replace('{z}', String(zoom)).replace('{x}', String(x)).replace('{y}', String(row))
}
