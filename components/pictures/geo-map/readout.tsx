import { useLayoutEffect, useRef } from 'react'
import { centreOf, type Frame, unproject } from './geometry'
import { coordinates, decimalsAt, metresPerPixel, scaleBar } from './orientation'
import type { Stage } from './stage'

const longestBarPixels = 96

function lengthText(metres: number): string {
  const [value, unit] = metres < 1000 ? [metres, 'meter'] : [metres / 1000, 'kilometer']
  return new Intl.NumberFormat(document.documentElement.lang || undefined, { style: 'unit', unit }).format(value)
}

function describe(frame: Frame) {
  const bar = scaleBar(metresPerPixel(frame), longestBarPixels)
  const centre = coordinates(unproject(centreOf(frame)), decimalsAt(frame.scale))
  return { bar, length: lengthText(bar.metres), centre: `${centre.latitude}, ${centre.longitude}` }
}

export function Readout({ stage }: { stage: Stage }) {
  const bar = useRef<SVGPathElement>(null)
  const length = useRef<HTMLSpanElement>(null)
  const centre = useRef<HTMLSpanElement>(null)
  useLayoutEffect(
    () =>
      stage.paintWith((frame) => {
        const described = describe(frame)
        bar.current?.setAttribute('d', `M1 1v5h${described.bar.pixels.toFixed(1)}v-5`)
        if (length.current) length.current.textContent = described.length
        if (centre.current) centre.current.textContent = described.centre
      }),
    [stage],
  )
  return (
    <div className="pointer-events-none absolute bottom-2 left-2 z-40 rounded-sm bg-raise/85 px-2 pt-1 pb-1.5 text-2xs text-ink2 num">
      <span className="flex gap-3">
        <span ref={length} className="font-[600]" />
        <span ref={centre} />
      </span>
      <svg width={longestBarPixels + 2} height="7" className="block" aria-hidden="true">
        <path ref={bar} className="fill-none stroke-ink2" strokeWidth="1.5" />
      </svg>
    </div>
  )
}
