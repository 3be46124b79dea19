import { type KeyboardEvent, type PointerEvent, useId, useLayoutEffect, useRef } from 'react'
import { fill } from '@/components/words'
import type { MapWords } from './geo-map'
import { centredFrame, isInside, type Point, type Position, positionAt, project, screenPosition } from './geometry'
import { pinStep } from './keyboard'
import { coordinates } from './orientation'
import type { Stage } from './stage'

function PinDrawing() {
  return (
    <svg width="30" height="38" viewBox="0 0 30 38" className="block" aria-hidden="true">
      <path
        d="M15 36.5C11.5 30 3 24 3 14.5a12 12 0 0 1 24 0C27 24 18.5 30 15 36.5Z"
        className="fill-ink stroke-paper"
        strokeWidth="2.5"
        strokeLinejoin="round"
      />
      <circle cx="15" cy="14.5" r="4.5" className="fill-paper" />
    </svg>
  )
}

type Drag = { pointer: Point; tip: Point; hasMoved: boolean }
type Props = { stage: Stage; place: Position; onPlace?: (position: Position) => void; words: MapWords }

/** The pin follows the pointer by itself and says where it is only when it is let go. */
function usePin({ stage, place, onPlace }: Props) {
  const element = useRef<HTMLDivElement>(null)
  const drag = useRef<Drag | null>(null)
  useLayoutEffect(
    () =>
      stage.paintWith((frame) => {
        const { x, y } = drag.current?.tip ?? screenPosition(frame, place)
        if (element.current) element.current.style.transform = `translate(${x}px, ${y}px) translate(-50%, -100%)`
      }),
    [stage, place],
  )

  const onPointerDown = (event: PointerEvent) => {
    if (event.button !== 0) return
    event.currentTarget.setPointerCapture(event.pointerId)
    drag.current = { pointer: { x: event.clientX, y: event.clientY }, tip: screenPosition(stage.frame(), place), hasMoved: false }
  }
  const onPointerMove = (event: PointerEvent) => {
    if (!drag.current) return
    const { pointer, tip, hasMoved } = drag.current
    const step = { x: event.clientX - pointer.x, y: event.clientY - pointer.y }
    if (!hasMoved && Math.hypot(step.x, step.y) < 4) return
    drag.current = { pointer: { x: event.clientX, y: event.clientY }, tip: { x: tip.x + step.x, y: tip.y + step.y }, hasMoved: true }
    stage.requestPaint()
  }
  const onPointerUp = () => {
    const ended = drag.current
    drag.current = null
    if (ended?.hasMoved) {
      stage.keepView()
      onPlace?.(positionAt(stage.frame(), ended.tip))
    }
    stage.requestPaint()
  }
  const onPointerCancel = () => {
    drag.current = null
    stage.requestPaint()
  }
  return { element, handlers: { onPointerDown, onPointerMove, onPointerUp, onPointerCancel } }
}

export function Pin(props: Props) {
  const { stage, place, onPlace, words } = props
  const { element, handlers } = usePin(props)
  const keysId = useId()
  const label = fill(words.pin, coordinates(place, 5))

  const onKeyDown = (event: KeyboardEvent) => {
    const step = pinStep(event)
    const frame = stage.frame()
    if (event.key === 'Enter') {
      event.preventDefault()
      event.stopPropagation()
      stage.goTo(centredFrame(project(place), frame.scale, frame))
    }
    if (!step) return
    event.preventDefault()
    event.stopPropagation()
    const tip = screenPosition(frame, place)
    const moved = { x: tip.x + step.x, y: tip.y + step.y }
    stage.keepView()
    if (!isInside(frame, moved, 24)) stage.goTo(centredFrame(project(positionAt(frame, moved)), frame.scale, frame))
    onPlace?.(positionAt(frame, moved))
  }

  return (
    <div ref={element} className="absolute top-0 left-0 z-30">
      {onPlace ? (
        <button
          type="button"
          data-pin=""
          aria-label={label}
          aria-describedby={keysId}
          onKeyDown={onKeyDown}
          className="block cursor-grab touch-none active:cursor-grabbing"
          {...handlers}
        >
          <PinDrawing />
        </button>
      ) : (
        <div role="img" aria-label={label}>
          <PinDrawing />
        </div>
      )}
      <p id={keysId} hidden>
        {words.pinKeys}
      </p>
    </div>
  )
}
