'use client'

import { type MouseEvent, type ReactNode, type RefObject, useEffect, useId, useRef, useState } from 'react'
import { fill } from '@/components/words'
import type words from '@/components/words/en/map.json'
import { Controls } from './controls'
import {
  centredFrame,
  fittedFrame,
  isInside,
  type Position,
  positionAt,
  project,
  roundedPosition,
  screenPosition,
  type View,
  viewFrame,
  zoomedFrame,
} from './geometry'
import { GraticuleLayer } from './graticule-layer'
import { Hint } from './hint'
import { mapKeys } from './map-keys'
import { MarkerLayer } from './marker-layer'
import type { GeoMarker } from './merging'
import { coordinates } from './orientation'
import { Pin } from './pin'
import { Readout } from './readout'
import { Stage } from './stage'
import { TilesLayer } from './tiles-layer'

export type { GeoMarker, Position, View }
export type MapWords = Record<keyof typeof words, string>

type Props = {
  label: string
  words: MapWords
  markers: readonly GeoMarker[]
  selectedId?: string
  onSelect?: (id: string) => void
  place?: Position | null
  onPlace?: (position: Position) => void
  tiles?: { url: string; attribution: string } | null
  initialView?: View
  className?: string
}

const revealMarginPixels = 24

/** Brings a position into view when it becomes the one that matters, unless it is there already. */
function useReveal(stage: Stage, position: Position | null | undefined) {
  const { latitude, longitude } = position ?? {}
  useEffect(() => {
    const frame = stage.destination()
    if (latitude === undefined || longitude === undefined || frame.width === 0) return
    const wanted = { latitude, longitude }
    if (isInside(frame, screenPosition(frame, wanted), revealMarginPixels)) return
    stage.goTo(centredFrame(project(wanted), frame.scale, frame))
  }, [stage, latitude, longitude])
}

function useHome(stage: Stage, { markers, place, initialView }: Props): () => void {
  const everything = [...markers.map(({ position }) => position), ...(place ? [place] : [])]
  useEffect(() => {
    stage.setHome((size) => (initialView ? viewFrame(initialView, size) : fittedFrame(everything, size)))
  })
  return () => stage.goTo(fittedFrame(everything, stage.frame()))
}

/** What gestures act upon. A click that was no drag places the pin. */
function Surface({
  stage,
  group,
  onPlace,
  children,
}: Pick<Props, 'onPlace'> & { stage: Stage; group: RefObject<HTMLElement | null>; children: ReactNode }) {
  const surface = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (surface.current) return stage.attach(surface.current, () => group.current?.contains(document.activeElement) ?? false)
  }, [stage, group])
  const onClick = (event: MouseEvent<HTMLElement>) => {
    if (event.target instanceof Element && event.target.closest('button, [data-list]')) return
    group.current?.focus({ preventScroll: true })
    if (!onPlace || event.detail > 1) return
    const { left, top } = event.currentTarget.getBoundingClientRect()
    stage.keepView()
    onPlace(positionAt(stage.frame(), { x: event.clientX - left, y: event.clientY - top }))
  }
  return (
    <div
      ref={surface}
      onClick={onClick}
      className={`absolute inset-0 z-0 touch-pan-x touch-pan-y select-none group-focus-within/map:touch-none ${
        onPlace ? 'cursor-crosshair' : 'cursor-grab active:cursor-grabbing'
      }`}
    >
      {children}
    </div>
  )
}

/** Above all layers: the ring of the focus, and where Enter would put the pin. */
function FocusMarks({ withCrosshair }: { withCrosshair: boolean }) {
  return (
    <div
      className="pointer-events-none absolute inset-0 z-50 hidden border-2 border-cobalt group-focus-visible/map:block"
      aria-hidden="true"
    >
      {withCrosshair && (
        <svg width="33" height="33" viewBox="0 0 33 33" className="absolute top-1/2 left-1/2 -translate-1/2">
          <path d="M16.5 0v12M16.5 21v12M0 16.5h12M21 16.5h12" className="stroke-paper" strokeWidth="5" />
          <path d="M16.5 1v10M16.5 22v10M1 16.5h10M22 16.5h10" className="stroke-ink" strokeWidth="2" />
        </svg>
      )}
    </div>
  )
}

export function GeoMap(props: Props) {
  const { label, words, markers, selectedId, onSelect, place, tiles, className } = props
  const [stage] = useState(() => new Stage())
  const [announcement, setAnnouncement] = useState('')
  const group = useRef<HTMLDivElement>(null)
  const keysId = useId()
  const fit = useHome(stage, props)
  useReveal(stage, place)
  useReveal(stage, markers.find(({ id }) => id === selectedId)?.position)

  const onPlace =
    props.onPlace &&
    ((exact: Position) => {
      const position = roundedPosition(exact)
      props.onPlace?.(position)
      setAnnouncement(fill(words.placed, coordinates(position, 5)))
    })

  return (
    <div className={className}>
      <div
        ref={group}
        role="group"
        tabIndex={0}
        aria-label={label}
        aria-describedby={keysId}
        onKeyDown={mapKeys({ stage, onFit: fit, onPlace })}
        className="group/map relative isolate size-full overflow-clip bg-land outline-none"
      >
        <p id={keysId} hidden>
          {onPlace ? `${words.keys} ${words.placeKeys}` : words.keys}
        </p>
        <Controls words={words} onZoom={(factor) => stage.goTo(zoomedFrame(stage.destination(), factor))} onFit={fit} />
        <Surface stage={stage} group={group} onPlace={onPlace}>
          <GraticuleLayer stage={stage} />
          {tiles && <TilesLayer stage={stage} url={tiles.url} />}
          {place && <Pin stage={stage} place={place} onPlace={onPlace} words={words} />}
          <MarkerLayer stage={stage} markers={markers} selectedId={selectedId} onSelect={onSelect} words={words} />
        </Surface>
        <Readout stage={stage} />
        {tiles && <p className="absolute right-0 bottom-0 z-40 bg-raise/85 px-1.5 text-2xs text-ink2">{tiles.attribution}</p>}
        <Hint group={group} words={words} />
        <FocusMarks withCrosshair={Boolean(onPlace)} />
        <p role="status" className="sr-only">
          {announcement}
        </p>
      </div>
    </div>
  )
}
