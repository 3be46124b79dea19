'use client'

import { type RefObject, useEffect, useRef, useState } from 'react'

import { type CameraTrouble, newDetector, scanWith, troubleOf } from '@/components/till/camera'
import { Button } from '@/components/ui/button'
import type { Words } from '@/components/words'

type CameraPanelProps = { words: Words['till']['camera']; onCode: (code: string) => void; onStop: (trouble: CameraTrouble | null) => void }

const Corners = () => (
  <svg
    aria-hidden="true"
    viewBox="0 0 100 100"
    className="pointer-events-none absolute inset-0 m-auto size-[72%] text-[oklch(0.996_0.002_112)]"
  >
    <path
      d="M2 22V2H22M78 2H98V22M98 78V98H78M22 98H2V78"
      fill="none"
      stroke="currentColor"
      strokeWidth="3"
      vectorEffect="non-scaling-stroke"
    />
  </svg>
)

type Handlers = Pick<CameraPanelProps, 'onCode' | 'onStop'>

/** One look through the camera for as long as the panel stands and its page is seen. */
const useScan = (video: RefObject<HTMLVideoElement | null>, handlers: Handlers) => {
  const latest = useRef(handlers)
  useEffect(() => {
    latest.current = handlers
  })
  useEffect(() => {
    const ending = new AbortController()
    const { signal } = ending
    const scan = async () => {
      const [detector, element] = [await newDetector(), video.current]
      return detector && element ? scanWith(detector, element, signal) : null
    }
    const onHidden = () => {
      if (document.visibilityState === 'hidden') latest.current.onStop(null)
    }
    document.addEventListener('visibilitychange', onHidden)
    scan().then(
      (code) => !signal.aborted && (code === null ? latest.current.onStop('failed') : latest.current.onCode(code)),
      (error: unknown) => !signal.aborted && latest.current.onStop(troubleOf(error)),
    )
    return () => {
      ending.abort()
      document.removeEventListener('visibilitychange', onHidden)
    }
  }, [video])
}

/** The rear camera until it sees a code. What it sees stays in this browser. */
export const CameraPanel = ({ words, ...handlers }: CameraPanelProps) => {
  const video = useRef<HTMLVideoElement>(null)
  const [sees, setSees] = useState(false)
  useScan(video, handlers)
  return (
    <section aria-label={words.title} className="overflow-hidden rounded-xl border border-line bg-paper">
      <div className="relative bg-[oklch(0.178_0.014_285)]">
        <video
          ref={video}
          muted
          playsInline
          aria-hidden="true"
          onPlaying={() => setSees(true)}
          className="aspect-[4/3] w-full object-cover"
        />
        {sees && <Corners />}
      </div>
      <div className="grid gap-3 p-4">
        <p role="status" className="text-base">
          {sees ? words.aim : words.starting}
        </p>
        <Button size={48} autoFocus onClick={() => handlers.onStop(null)}>
          {words.stop}
        </Button>
      </div>
    </section>
  )
}
