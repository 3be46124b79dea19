'use client'

import { useEffect, useRef, useState } from 'react'

const graceMilliseconds = 200
const leastMilliseconds = 300

const useHeld = (busy: boolean): boolean => {
  const [shown, setShown] = useState(false)
  const shownAt = useRef(0)
  useEffect(() => {
    const untilHidden = Math.max(0, shownAt.current + leastMilliseconds - performance.now())
    const timer = setTimeout(
      () => {
        if (busy) shownAt.current = performance.now()
        setShown(busy)
      },
      busy ? graceMilliseconds : untilHidden,
    )
    return () => clearTimeout(timer)
  }, [busy])
  return shown
}

export const BusyStrip = ({ busy }: { busy: boolean }) =>
  useHeld(busy) ? (
    <span aria-hidden className="absolute inset-x-1.5 bottom-[3px] flex h-[3px] gap-[2px]">
      {[0, 1, 2, 3, 4, 5, 6, 7].map((stub) => (
        <span key={stub} className="busy-stub flex-1 rounded-[1px] bg-current" />
      ))}
    </span>
  ) : null
