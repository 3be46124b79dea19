import { type Frame, mercatorLimit, project, toScreen, toWorld, unproject, worldSize } from './geometry'
import { graticuleStep } from './orientation'

export type GraticuleLine = { axis: 'meridian' | 'parallel'; at: number; degrees: number }

const dashPixels = 6
/** Dashes start at a fixed place of the world, so that the dots travel with it. */
const dashStart = (edge: number, origin: number) => edge - ((((edge - origin) % dashPixels) + dashPixels) % dashPixels)
const eastOfGreenwich = (degrees: number) => degrees - 360 * (Math.ceil((degrees + 180) / 360) - 1)

/** `at` is the pixel from the left (meridians) or from the top (parallels). */
export function graticuleLines(frame: Frame): GraticuleLine[] {
  const step = graticuleStep(frame.scale)
  const corner = toWorld(frame, { x: 0, y: 0 })
  const opposite = toWorld(frame, { x: frame.width, y: frame.height })
  const degreesEast = (x: number) => (x / worldSize) * 360 - 180
  const lines: GraticuleLine[] = []
  for (let count = Math.ceil(degreesEast(corner.x) / step); count * step <= degreesEast(opposite.x); count++) {
    const x = ((count * step + 180) / 360) * worldSize
    lines.push({ axis: 'meridian', at: toScreen(frame, { x, y: 0 }).x, degrees: eastOfGreenwich(count * step) })
  }
  const north = Math.min(unproject({ x: 0, y: Math.max(corner.y, 0) }).latitude, mercatorLimit)
  const south = Math.max(unproject({ x: 0, y: Math.min(opposite.y, worldSize) }).latitude, -mercatorLimit)
  for (let count = Math.ceil(south / step); count * step <= north; count++) {
    const { y } = toScreen(frame, project({ latitude: count * step, longitude: 0 }))
    lines.push({ axis: 'parallel', at: y, degrees: count * step })
  }
  return lines
}

export function graticulePath(frame: Frame, lines: readonly GraticuleLine[]): string {
  const top = dashStart(Math.max(0, frame.y), frame.y).toFixed(1)
  const bottom = Math.min(frame.height, frame.y + worldSize * frame.scale).toFixed(1)
  const left = dashStart(0, frame.x).toFixed(1)
  return lines
    .map(({ axis, at }) => (axis === 'meridian' ? `M${at.toFixed(1)} ${top}V${bottom}` : `M${left} ${at.toFixed(1)}H${frame.width}`))
    .join('')
}

/** No more digits than the step needs: 45°, 2.5°, 41.4°. */
export const degreesText = (degrees: number, scale: number): string => {
  const decimals = Math.max(0, Math.ceil(-Math.log10(graticuleStep(scale))))
  return `${degrees.toFixed(decimals)}°`
}
