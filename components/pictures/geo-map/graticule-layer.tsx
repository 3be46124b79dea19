import { useLayoutEffect, useRef } from 'react'
import type { Frame } from './geometry'
import { degreesText, graticuleLines, type GraticuleLine, graticulePath } from './graticule'
import type { Stage } from './stage'

const cornerPixels = 40

/** Texts are made as lines come in and hidden as they go, never made anew in every frame. */
function paintTexts(parent: SVGGElement, lines: readonly GraticuleLine[], frame: Frame): void {
  while (parent.childElementCount < lines.length) parent.append(document.createElementNS('http://www.w3.org/2000/svg', 'text'))
  for (const [index, text] of [...parent.children].entries()) {
    const line = lines[index]
    const isShown =
      line !== undefined && line.at > cornerPixels && line.at < (line.axis === 'meridian' ? frame.width : frame.height) - 2.5 * cornerPixels
    text.setAttribute('visibility', isShown ? 'visible' : 'hidden')
    if (!isShown) continue
    text.setAttribute('x', (line.axis === 'meridian' ? line.at + 4 : 6).toFixed(1))
    text.setAttribute('y', (line.axis === 'meridian' ? 14 : line.at - 4).toFixed(1))
    text.textContent = degreesText(line.degrees, frame.scale)
  }
}

export function GraticuleLayer({ stage }: { stage: Stage }) {
  const path = useRef<SVGPathElement>(null)
  const texts = useRef<SVGGElement>(null)
  useLayoutEffect(
    () =>
      stage.paintWith((frame) => {
        const lines = graticuleLines(frame)
        path.current?.setAttribute('d', graticulePath(frame, lines))
        if (texts.current) paintTexts(texts.current, lines, frame)
      }),
    [stage],
  )
  return (
    <svg className="pointer-events-none absolute inset-0 size-full" aria-hidden="true">
      <path ref={path} className="fill-none stroke-line2" strokeWidth="1" strokeDasharray="1 5" strokeLinecap="round" />
      <g ref={texts} className="fill-ink3 text-2xs num" />
    </svg>
  )
}
