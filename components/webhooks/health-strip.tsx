import { classes } from '@/components/ui/classes'
import { countsOf, type Outcome, shownAttempts } from '@/components/webhooks/health'
import { fill, type Words } from '@/components/words'

type HealthStripProps = { outcomes: readonly Outcome[]; words: Words['webhooks']['strip']; className?: string }

const [pitch, width] = [4, 2.75]

/** What was taken stands up; what was not hangs down, shorter where no answer came: it reads without its colours. */
const bars: Record<Outcome, { y: number; height: number; look: string }> = {
  taken: { y: 0, height: 11, look: 'fill-spruce' },
  refused: { y: 13, height: 11, look: 'fill-tomato' },
  silent: { y: 13, height: 5, look: 'fill-tomato' },
}

const outcomesInOrder = ['taken', 'refused', 'silent'] as const

const bar = (slot: number, y: number, height: number) => `M${slot * pitch} ${y}h${width}v${height}h-${width}z`

/** One stub as it stands in the strip, for what is said beside it. */
export const HealthMark = ({ outcome }: { outcome: Outcome }) => {
  const { y, height, look } = bars[outcome]
  return (
    <svg viewBox="0 0 6 24" aria-hidden="true" className="h-5 w-1.5 shrink-0">
      <rect y={y} width="6" height={height} className={look} />
    </svg>
  )
}

/** A stub per attempt, the newest at the right. One path for each outcome, since a list draws many of these. */
export const HealthStrip = ({ outcomes, words, className }: HealthStripProps) => {
  const empty = shownAttempts - outcomes.length
  const slotsOf = (asked: Outcome) => outcomes.flatMap((outcome, at) => (outcome === asked ? [empty + at] : []))
  return (
    <svg
      role="img"
      aria-label={outcomes.length === 0 ? words.none : fill(words.label, countsOf(outcomes))}
      viewBox={`0 0 ${shownAttempts * pitch - (pitch - width)} 24`}
      preserveAspectRatio="none"
      className={classes('h-6 w-full', className)}
    >
      <path d={`M0 12H${shownAttempts * pitch}`} vectorEffect="non-scaling-stroke" className="stroke-line2" />
      {outcomesInOrder.map((outcome) => {
        const { y, height, look } = bars[outcome]
        return (
          <path
            key={outcome}
            d={slotsOf(outcome)
              .map((slot) => bar(slot, y, height))
              .join('')}
            className={look}
          />
        )
      })}
    </svg>
  )
}
