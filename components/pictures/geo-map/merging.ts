import { nearestCopy, type Point, type Position, project } from './geometry'

export type GeoMarker = { id: string; position: Position; label: string; tag?: string }
export type Spot = { key: string; point: Point; markers: GeoMarker[] }
type Box = { left: number; right: number; top: number; bottom: number }

const targetPixels = 24
const tagHeightPixels = 42
const characterPixels = 10

/** What a spot covers on the screen, so that whatever is drawn can also be hit. */
function boxOf({ point, markers }: Spot, scale: number): Box {
  const [only] = markers
  const text = markers.length > 1 ? String(markers.length) : only?.tag
  const [x, y] = [point.x * scale, point.y * scale]
  if (text === undefined) {
    return { left: x - targetPixels / 2, right: x + targetPixels / 2, top: y - targetPixels / 2, bottom: y + targetPixels / 2 }
  }
  const half = Math.max(40, text.length * characterPixels + 18) / 2
  return { left: x - half, right: x + half, top: y - tagHeightPixels, bottom: y }
}

const overlap = (one: Box, other: Box): boolean =>
  one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom

const joined = (one: Spot, other: Spot): Spot => {
  const [here, there] = [one.markers.length, other.markers.length]
  const share = there / (here + there)
  return {
    key: one.key,
    point: { x: one.point.x + (other.point.x - one.point.x) * share, y: one.point.y + (other.point.y - one.point.y) * share },
    markers: [...one.markers, ...other.markers],
  }
}

function joinOnce(spots: Spot[], scale: number): Spot[] {
  const kept: { spot: Spot; box: Box }[] = []
  for (const spot of spots) {
    const box = boxOf(spot, scale)
    const touching = kept.find((other) => overlap(box, other.box))
    if (touching) {
      touching.spot = joined(touching.spot, spot)
      touching.box = boxOf(touching.spot, scale)
    } else kept.push({ spot, box })
  }
  return kept.map(({ spot }) => spot)
}

/** Markers whose drawings would overlap become one spot. The selected one stays by itself, drawn above the others. */
export function mergedSpots(markers: readonly GeoMarker[], scale: number, aroundX: number, selectedId?: string): Spot[] {
  const single = markers.map((marker): Spot => {
    const { x, y } = project(marker.position)
    return { key: marker.id, point: { x: nearestCopy(x, aroundX), y }, markers: [marker] }
  })
  let spots = single.filter(({ key }) => key !== selectedId)
  for (let before = Infinity; spots.length < before;) {
    before = spots.length
    spots = joinOnce(spots, scale)
  }
  return [...spots, ...single.filter(({ key }) => key === selectedId)]
}

const nameCharacterPixels = 6.6
const nameHeightPixels = 18

type Side = 'right' | 'left'

const nameBoxOf = ({ point, markers }: Spot, scale: number, side: Side): Box => {
  const width = (markers[0]?.label.length ?? 0) * nameCharacterPixels
  const left = point.x * scale + (side === 'right' ? targetPixels / 2 : -targetPixels / 2 - width)
  const middle = point.y * scale
  return { left, right: left + width, top: middle - nameHeightPixels / 2, bottom: middle + nameHeightPixels / 2 }
}

/**
 * The spots that have room for a name beside them, and on which side: it hides no other spot and no other name, and ends
 * within the view, whose edges are given in pixels of the world at that scale.
 */
export function namedSpots(spots: readonly Spot[], scale: number, edges = { left: -Infinity, right: Infinity }): ReadonlyMap<string, Side> {
  const taken = spots.map((spot) => ({ key: spot.key, box: boxOf(spot, scale) }))
  const named = new Map<string, Side>()
  for (const spot of spots) {
    if (spot.markers.length > 1 || spot.markers[0]?.tag !== undefined) continue
    const isFree = (box: Box) =>
      box.left >= edges.left && box.right <= edges.right && !taken.some((other) => other.key !== spot.key && overlap(box, other.box))
    const side = (['right', 'left'] as const).find((one) => isFree(nameBoxOf(spot, scale, one)))
    if (!side) continue
    named.set(spot.key, side)
    taken.push({ key: `name of ${spot.key}`, box: nameBoxOf(spot, scale, side) })
  }
  return named
}
