import { centreOf, type Frame, type Position, unproject, worldSize } from './geometry'

const earthCircumferenceMetres = 2 * Math.PI * 6_371_008.8
const graticuleDegrees = [90, 45, 30, 10, 5, 2, 1, 0.5, 0.2, 0.1, 0.05, 0.02, 0.01, 5e-3, 2e-3, 1e-3, 5e-4, 2e-4, 1e-4]
const graticuleSpacingPixels = 120

export const metresPerPixel = (frame: Frame): number => {
  const { latitude } = unproject(centreOf(frame))
  return (Math.cos((latitude * Math.PI) / 180) * earthCircumferenceMetres) / (worldSize * frame.scale)
}

/** The longest of 1, 2, 5, 10, 20, 50 … metres that fits. */
export function scaleBar(metresEachPixel: number, longestPixels: number): { metres: number; pixels: number } {
  const longest = metresEachPixel * longestPixels
  const power = 10 ** Math.floor(Math.log10(longest))
  const metres = ([5, 2, 1].find((step) => step * power <= longest) ?? 1) * power
  return { metres, pixels: metres / metresEachPixel }
}

export const graticuleStep = (scale: number): number =>
  graticuleDegrees.findLast((degrees) => (degrees / 360) * worldSize * scale >= graticuleSpacingPixels) ?? 90

/** As many decimals as one pixel can tell apart, at most six (a hand's breadth). */
export const decimalsAt = (scale: number): number => Math.min(6, Math.max(1, Math.ceil(Math.log10((worldSize * scale) / 360))))

export const coordinates = ({ latitude, longitude }: Position, decimals: number): { latitude: string; longitude: string } => ({
  latitude: latitude.toFixed(decimals),
  longitude: longitude.toFixed(decimals),
})
