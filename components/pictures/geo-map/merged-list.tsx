import { useEffect, useId, useLayoutEffect, useRef } from 'react'
import { fill } from '@/components/words'
import type { MapWords } from './geo-map'
import { screenPosition } from './geometry'
import type { GeoMarker } from './merging'
import type { Stage } from './stage'

const edgePixels = 8
const within = (value: number, low: number, high: number) => Math.max(low, Math.min(value, high))

type Props = { stage: Stage; markers: readonly GeoMarker[]; words: MapWords; onSelect: (id: string) => void; onClose: () => void }

function useListPlace(stage: Stage, first: GeoMarker | undefined) {
  const list = useRef<HTMLDivElement>(null)
  useLayoutEffect(() => {
    const element = list.current
    if (!element || !first) return
    const { offsetWidth, offsetHeight } = element
    return stage.paintWith((frame) => {
      const { x, y } = screenPosition(frame, first.position)
      const left = within(x - offsetWidth / 2, edgePixels, frame.width - offsetWidth - edgePixels)
      const top = within(y + edgePixels, edgePixels, frame.height - offsetHeight - edgePixels)
      element.style.transform = `translate(${left}px, ${top}px)`
    })
  }, [stage, first])
  useEffect(() => {
    const opener = document.activeElement
    list.current?.querySelector('button')?.focus({ preventScroll: true })
    return () => {
      if (opener instanceof HTMLElement && document.activeElement === document.body) opener.focus({ preventScroll: true })
    }
  }, [])
  return list
}

/** Places that no zoom can tell apart. */
export function MergedList({ stage, markers, words, onSelect, onClose }: Props) {
  const titleId = useId()
  const list = useListPlace(stage, markers[0])
  return (
    <div
      ref={list}
      data-list=""
      role="dialog"
      aria-labelledby={titleId}
      onKeyDown={(event) => {
        event.stopPropagation()
        if (event.key === 'Escape') onClose()
      }}
      onBlur={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget)) onClose()
      }}
      className="absolute top-0 left-0 z-50 flex max-h-56 w-56 max-w-full touch-pan-y flex-col rounded-md bg-raise py-1 float"
    >
      <p id={titleId} className="px-3 py-1.5 text-xs text-ink3">
        {fill(words.mergedHere, { count: markers.length })}
      </p>
      <ul className="overflow-y-auto overscroll-contain">
        {markers.map(({ id, label }) => (
          <li key={id}>
            <button
              type="button"
              onClick={() => onSelect(id)}
              className="block min-h-8 w-full px-3 py-1.5 text-left text-sm font-[550] hover:bg-shelf focus-visible:-outline-offset-2 pointer-coarse:min-h-11"
            >
              {label}
            </button>
          </li>
        ))}
      </ul>
    </div>
  )
}
