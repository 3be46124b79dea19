import type { KeyboardEvent } from 'react'
import { centreOf, type Position, pannedFrame, unproject, zoomedFrame } from './geometry'
import { isChord, mapIntent } from './keyboard'
import type { Stage } from './stage'

type Props = { stage: Stage; onFit: () => void; onPlace?: (position: Position) => void }

export const mapKeys =
  ({ stage, onFit, onPlace }: Props) =>
  (event: KeyboardEvent<HTMLElement>) => {
    if (event.defaultPrevented) return
    const isOnMap = event.target === event.currentTarget
    if (isOnMap && onPlace && (event.key === 'Enter' || event.key === ' ') && !isChord(event)) {
      event.preventDefault()
      stage.keepView()
      return onPlace(unproject(centreOf(stage.destination())))
    }
    const intent = mapIntent(event)
    if (!intent) return
    event.preventDefault()
    if (intent === 'fit') onFit()
    else if ('pan' in intent) stage.goTo(pannedFrame(stage.destination(), intent.pan))
    else stage.goTo(zoomedFrame(stage.destination(), intent.zoom))
  }
