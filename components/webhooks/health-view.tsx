import { classes } from '@/components/ui/classes'
import { tookText } from '@/components/webhooks/delivery-text'
import { countsOf, outcomeOf, typicalMilliseconds, type WireAttempt } from '@/components/webhooks/health'
import { HealthMark, HealthStrip } from '@/components/webhooks/health-strip'
import { fill, type Locale, type Words } from '@/components/words'

type HealthProps = { attempts: readonly WireAttempt[]; words: Words['webhooks']; locale: Locale }

const shown = ['taken', 'refused', 'silent'] as const

/** How the last attempts went, at a glance and in numbers. */
export const Health = ({ attempts, words, locale }: HealthProps) => {
  const outcomes = attempts.map(outcomeOf)
  const counts = countsOf(outcomes)
  const typical = typicalMilliseconds(attempts)
  return (
    <section aria-labelledby="health">
      <h2 id="health" className="mb-3 text-xs font-[600] text-ink3">
        {words.health}
      </h2>
      <HealthStrip outcomes={outcomes} words={words.strip} className="h-14!" />
      {outcomes.length === 0 && <p className="mt-1 text-sm text-ink3">{words.strip.none}</p>}
      <ul className={classes('mt-3 flex flex-wrap gap-x-5 gap-y-1 text-sm', outcomes.length === 0 && 'hidden')}>
        {shown.map((outcome) => (
          <li key={outcome} className="flex items-center gap-2">
            <HealthMark outcome={outcome} />
            <span className="num font-[650]">{counts[outcome]}</span>
            <span className="text-ink2">{words.outcomes[outcome]}</span>
          </li>
        ))}
        {typical !== null && (
          <li className="num text-ink3 sm:ml-auto">{fill(words.strip.typical, { time: tookText(typical, words, locale) })}</li>
        )}
      </ul>
    </section>
  )
}
