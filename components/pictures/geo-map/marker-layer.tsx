import { useLayoutEffect, useMemo, useRef, useState, useSyncExternalStore } from 'react'
import { fill } from '@/components/words'
import type { MapWords } from './geo-map'
import { centredFrame, centreOf, fittedFrame, isInside, maximumScale, project, screenPosition, toScreen } from './geometry'
import { type GeoMarker, mergedSpots, namedSpots, type Spot } from './merging'
import { MergedList } from './merged-list'
import { SpotButton } from './spot-button'
import type { Stage } from './stage'

type Props = { stage: Stage; markers: readonly GeoMarker[]; selectedId?: string; onSelect?: (id: string) => void; words: MapWords }

const isDrawnAsTag = ({ markers }: Spot) => markers.length > 1 || markers[0]?.tag !== undefined

/** Spots around the view too, so that panning uncovers them without waiting for React. */
function useSpots({ stage, markers, selectedId }: Props): { spots: Spot[]; named: ReturnType<typeof namedSpots> } {
  const settled = useSyncExternalStore(stage.watch, stage.settled, stage.settled)
  return useMemo(() => {
    if (settled.width === 0) return { spots: [], named: new Map() }
    const around = -Math.max(settled.width, settled.height) / 2
    const spots = mergedSpots(markers, settled.scale, centreOf(settled).x, selectedId).filter(({ point }) =>
      isInside(settled, toScreen(settled, point), around),
    )
    return { spots, named: namedSpots(spots, settled.scale, { left: -settled.x, right: settled.width - settled.x }) }
  }, [markers, settled, selectedId])
}

/** Buttons by the key of their spot. A focused button that merges or splits hands the focus to the one that took its place. */
function useSpotElements(stage: Stage, spots: Spot[]) {
  const elements = useRef(new Map<string, HTMLButtonElement>())
  const focusedId = useRef<string | null>(null)
  useLayoutEffect(() => {
    const lost = focusedId.current
    if (lost !== null && document.activeElement === document.body) {
      const heir = spots.find(({ markers }) => markers.some(({ id }) => id === lost))
      if (heir) elements.current.get(heir.key)?.focus({ preventScroll: true })
    }
    return stage.paintWith((frame) => {
      for (const spot of spots) {
        const element = elements.current.get(spot.key)
        if (!element) continue
        const { x, y } = toScreen(frame, spot.point)
        element.style.transform = `translate(${x}px, ${y}px) translate(-50%, ${isDrawnAsTag(spot) ? '-100%' : '-50%'})`
      }
    })
  }, [stage, spots])
  const register = (key: string) => (element: HTMLButtonElement | null) => {
    if (element) elements.current.set(key, element)
    else elements.current.delete(key)
  }
  const rememberFocus = (marker: GeoMarker | undefined) => {
    focusedId.current = marker?.id ?? null
  }
  return { register, rememberFocus }
}

const besideView = (stage: Stage, { position }: GeoMarker) => {
  const frame = stage.destination()
  return isInside(frame, screenPosition(frame, position), 16) ? null : centredFrame(project(position), frame.scale, frame)
}

/** What pressing a spot does: select the one, come closer to the many, or list those that no zoom can tell apart. */
function useOpening({ stage, onSelect }: Props) {
  const [listed, setListed] = useState<readonly GeoMarker[] | null>(null)
  const open = ({ markers }: Spot) => {
    const [only] = markers
    const frame = stage.frame()
    if (only && markers.length === 1) {
      if (onSelect) return onSelect(only.id)
      return stage.goTo(centredFrame(project(only.position), frame.scale, frame))
    }
    if (mergedSpots(markers, maximumScale, centreOf(frame).x).length === 1) return setListed(markers)
    const positions = markers.map(({ position }) => position)
    const fitted = fittedFrame(positions, frame, maximumScale)
    stage.goTo(centredFrame(centreOf(fitted), Math.max(fitted.scale, frame.scale * 2), frame))
  }
  const choose = (id: string) => {
    setListed(null)
    onSelect?.(id)
  }
  return { open, listed, choose, close: () => setListed(null) }
}

export function MarkerLayer(props: Props) {
  const { stage, selectedId, words } = props
  const { spots, named } = useSpots(props)
  const { register, rememberFocus } = useSpotElements(stage, spots)
  const { open, listed, choose, close } = useOpening(props)
  const onFocus = (marker: GeoMarker | undefined, isByKeyboard: boolean) => {
    rememberFocus(marker)
    const target = marker && isByKeyboard ? besideView(stage, marker) : null
    if (target) stage.goTo(target)
  }
  return (
    <>
      {spots.map((spot) => (
        <SpotButton
          key={spot.key}
          ref={register(spot.key)}
          spot={spot}
          nameSide={named.get(spot.key)}
          mergedName={fill(words.merged, { count: spot.markers.length })}
          isSelected={spot.key === selectedId}
          onOpen={() => open(spot)}
          onFocus={(isByKeyboard) => onFocus(spot.markers[0], isByKeyboard)}
          onBlur={() => rememberFocus(undefined)}
        />
      ))}
      {listed && <MergedList stage={stage} markers={listed} words={words} onClose={close} onSelect={choose} />}
    </>
  )
}
