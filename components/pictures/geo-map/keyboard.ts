import type { Point } from './geometry'

type Keys = Pick<KeyboardEvent, 'key' | 'shiftKey' | 'altKey' | 'ctrlKey' | 'metaKey'>

export type Intent = { pan: Point } | { zoom: number } | 'fit'

const directions: Record<string, Point> = {
  ArrowLeft: { x: -1, y: 0 },
  ArrowRight: { x: 1, y: 0 },
  ArrowUp: { x: 0, y: -1 },
  ArrowDown: { x: 0, y: 1 },
}

const stepped = (event: Keys, pixels: number, withShiftPixels: number): Point | null => {
  const direction = directions[event.key]
  const length = event.shiftKey ? withShiftPixels : pixels
  return direction && !isChord(event) ? { x: direction.x * length, y: direction.y * length } : null
}

/** Chords belong to the browser: Ctrl and + makes the page larger, not the map. */
export const isChord = ({ altKey, ctrlKey, metaKey }: Keys): boolean => altKey || ctrlKey || metaKey

export function mapIntent(event: Keys): Intent | null {
  const pan = stepped(event, 80, 240)
  if (pan) return { pan }
  if (isChord(event)) return null
  if (event.key === '+' || event.key === '=') return { zoom: 2 }
  if (event.key === '-' || event.key === '_') return { zoom: 0.5 }
  return event.key === '0' ? 'fit' : null
}

export const pinStep = (event: Keys): Point | null => stepped(event, 8, 1)
