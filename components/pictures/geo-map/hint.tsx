import { type RefObject, useEffect, useState } from 'react'
import type { MapWords } from './geo-map'

const shownMilliseconds = 1600

/** Says why the page moved and not the map, for those who wanted the map. */
export function Hint({ group, words }: { group: RefObject<HTMLElement | null>; words: MapWords }) {
  const [text, setText] = useState<string | null>(null)
  useEffect(() => {
    const element = group.current
    if (!element) return
    let timeout: ReturnType<typeof setTimeout> | undefined
    const show = (next: string) => {
      if (element.contains(document.activeElement)) return
      clearTimeout(timeout)
      timeout = setTimeout(() => setText(null), shownMilliseconds)
      setText(next)
    }
    const onWheel = (event: WheelEvent) => !event.ctrlKey && !event.metaKey && show(words.scrollHint)
    const onTouchMove = (event: TouchEvent) => event.touches.length === 1 && show(words.touchHint)
    element.addEventListener('wheel', onWheel, { passive: true, capture: true })
    element.addEventListener('touchmove', onTouchMove, { passive: true, capture: true })
    return () => {
      clearTimeout(timeout)
      element.removeEventListener('wheel', onWheel, { capture: true })
      element.removeEventListener('touchmove', onTouchMove, { capture: true })
    }
  }, [group, words])
  if (text === null) return null
  return (
    <div className="pointer-events-none absolute inset-x-0 bottom-14 z-40 flex justify-center px-4" aria-hidden="true">
      <span className="rounded-md bg-ink px-3 py-2 text-center text-sm font-[550] text-paper group-focus-within/map:hidden">{text}</span>
    </div>
  )
}
