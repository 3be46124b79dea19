import { useId } from 'react'
import { classes } from '@/components/ui/classes'

export type StripState = 'redeemed' | 'claimed' | 'available' | 'expired' | 'void'
export type StripPart = { state: StripState; count: number }

const looks: Record<StripState, string> = {
  redeemed: 'fill-spruce',
  claimed: 'fill-spruce2 stroke-spruce/60',
  available: 'fill-none stroke-edge',
  expired: 'stroke-line2',
  void: 'fill-tomato2 stroke-tomato',
}

const [stubWidth, stubHeight, gap] = [6, 14, 2]

/** One stub for every part that holds anything, the others by their shares. */
export const stubsOf = (parts: readonly StripPart[], stubs: number): StripState[] => {
  const held = parts.filter(({ count }) => count > 0)
  const total = held.reduce((sum, { count }) => sum + count, 0)
  const spare = stubs - held.length
  const shares = held.map(({ state, count }) => {
    const exact = (count / total) * spare
    return { state, stubs: 1 + Math.floor(exact), rest: exact % 1 }
  })
  const missing = held.length === 0 ? 0 : stubs - shares.reduce((sum, share) => sum + share.stubs, 0)
  for (const share of shares.toSorted((one, other) => other.rest - one.rest).slice(0, missing)) share.stubs += 1
  return shares.flatMap(({ state, stubs: count }) => Array.from({ length: count }, () => state))
}

type StripProps = { parts: readonly StripPart[]; label: string; stubs?: number; className?: string }

/** One bar, one stub per so many units, in the order of the parts. State is a pattern before it is a colour. */
export const Strip = ({ parts, label, stubs = 30, className }: StripProps) => {
  const states = stubsOf(parts, stubs)
  const hatch = useId()
  const width = stubs * (stubWidth + gap) - gap
  return (
    <svg
      role="img"
      aria-label={label}
      viewBox={`-0.75 -0.75 ${width + 1.5} ${stubHeight + 1.5}`}
      preserveAspectRatio="none"
      className={classes('h-4 w-full', className)}
    >
      {states.includes('expired') && (
        <pattern id={hatch} width="3" height="3" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
          <rect width="1" height="3" className="fill-ink3" />
        </pattern>
      )}
      {(states.length === 0 ? Array.from({ length: stubs }, () => 'available' as const) : states).map((state, at) => (
        <rect
          key={at}
          x={at * (stubWidth + gap)}
          width={stubWidth}
          height={stubHeight}
          rx="1.5"
          fill={state === 'expired' ? `url(#${hatch})` : undefined}
          vectorEffect="non-scaling-stroke"
          className={classes(looks[state], states.length === 0 && 'opacity-40')}
        />
      ))}
    </svg>
  )
}
