export type Position = { latitude: number; longitude: number }
export type Point = { x: number; y: number }
export type Size = { width: number; height: number }
export type View = { center: Position; zoom: number }

/** Where the world lies on the screen: a world point times `scale`, moved by `x` and `y`. */
export type Frame = Readonly<Size & { scale: number; x: number; y: number }>

export const worldSize = 256
export const mercatorLimit = 85.0511287798066
export const maximumScale = 2 ** 20
const singleScale = 2 ** 15
const fitScale = 2 ** 17
const fitPaddingPixels = 56

const radians = Math.PI / 180
const unitsPerRadian = worldSize / (2 * Math.PI)
const within = (value: number, low: number, high: number) => Math.min(Math.max(value, low), high)

/** Web Mercator, the projection of raster tiles. Written out because d3-geo weighs 4 KB for this one logarithm. */
export function project({ latitude, longitude }: Position): Point {
  const parallel = within(latitude, -mercatorLimit, mercatorLimit) * radians
  return {
    x: worldSize / 2 + longitude * radians * unitsPerRadian,
    y: worldSize / 2 - Math.log(Math.tan(Math.PI / 4 + parallel / 2)) * unitsPerRadian,
  }
}

export function unproject({ x, y }: Point): Position {
  const turns = Math.floor(x / worldSize)
  const longitude = ((x - turns * worldSize) / worldSize) * 360 - 180
  const latitude = (2 * Math.atan(Math.exp((worldSize / 2 - y) / unitsPerRadian)) - Math.PI / 2) / radians
  return { latitude: within(latitude, -mercatorLimit, mercatorLimit), longitude }
}

/** A millionth of a degree is a hand's breadth: more digits would claim what no click can mean. */
export const roundedPosition = ({ latitude, longitude }: Position): Position => ({
  latitude: Number(latitude.toFixed(6)),
  longitude: Number(longitude.toFixed(6)),
})

/** The world repeats to both sides; this is the copy of `x` that lies closest to `around`. */
export const nearestCopy = (x: number, around: number): number => x + worldSize * Math.round((around - x) / worldSize)

export const toScreen = (frame: Frame, { x, y }: Point): Point => ({ x: x * frame.scale + frame.x, y: y * frame.scale + frame.y })

export const toWorld = (frame: Frame, { x, y }: Point): Point => ({ x: (x - frame.x) / frame.scale, y: (y - frame.y) / frame.scale })

export const centreOf = (frame: Frame): Point => toWorld(frame, { x: frame.width / 2, y: frame.height / 2 })

export const screenPosition = (frame: Frame, position: Position): Point => {
  const { x, y } = project(position)
  return toScreen(frame, { x: nearestCopy(x, centreOf(frame).x), y })
}

export const positionAt = (frame: Frame, point: Point): Position => unproject(toWorld(frame, point))

export const isInside = (frame: Frame, { x, y }: Point, marginPixels: number): boolean =>
  x >= marginPixels && x <= frame.width - marginPixels && y >= marginPixels && y <= frame.height - marginPixels

export const scaleLimits = ({ width, height }: Size): [number, number] => {
  const smallest = Math.max(Math.min(width, height), 1) / worldSize
  return [smallest, Math.max(maximumScale, smallest)]
}

/** Keeps the poles out of the view where the world is taller than the view, and centres the world where it is not. */
export function clampY(scale: number, y: number, height: number): number {
  const worldHeight = worldSize * scale
  return worldHeight <= height ? (height - worldHeight) / 2 : within(y, height - worldHeight, 0)
}

export function centredFrame(center: Point, wantedScale: number, size: Size): Frame {
  const scale = within(wantedScale, ...scaleLimits(size))
  const y = clampY(scale, size.height / 2 - center.y * scale, size.height)
  return { ...size, scale, x: size.width / 2 - center.x * scale, y }
}

export const viewFrame = ({ center, zoom }: View, size: Size): Frame => centredFrame(project(center), 2 ** zoom, size)

/** The shortest stretch of the globe that holds all, which may cross the date line: it starts after the widest gap. */
function narrowestSpan(xs: number[]): { start: number; width: number } {
  const sorted = xs.map((x) => nearestCopy(x, worldSize / 2)).sort((one, other) => one - other)
  let start = sorted[0] ?? 0
  let widestGap = start + worldSize - (sorted.at(-1) ?? 0)
  for (let index = 1; index < sorted.length; index++) {
    const next = sorted[index] ?? 0
    const gap = next - (sorted[index - 1] ?? 0)
    if (gap > widestGap) [start, widestGap] = [next, gap]
  }
  return { start, width: worldSize - widestGap }
}

export function fittedFrame(positions: readonly Position[], size: Size, closest = fitScale): Frame {
  if (positions.length === 0) return centredFrame({ x: worldSize / 2, y: worldSize / 2 }, 0, size)
  const points = positions.map(project)
  const { start, width } = narrowestSpan(points.map(({ x }) => x))
  const top = Math.min(...points.map(({ y }) => y))
  const height = Math.max(...points.map(({ y }) => y)) - top
  const roomAcross = Math.max(size.width - 2 * fitPaddingPixels, 24)
  const roomDown = Math.max(size.height - 2 * fitPaddingPixels, 24)
  const scale = width + height === 0 ? Math.min(singleScale, closest) : Math.min(roomAcross / width, roomDown / height, closest)
  return centredFrame({ x: start + width / 2, y: top + height / 2 }, scale, size)
}

export const zoomedFrame = (frame: Frame, factor: number): Frame => centredFrame(centreOf(frame), frame.scale * factor, frame)

export const pannedFrame = (frame: Frame, { x, y }: Point): Frame => ({
  ...frame,
  x: frame.x - x,
  y: clampY(frame.scale, frame.y - y, frame.height),
})
