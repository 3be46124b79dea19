import { StateMark, type Mark } from '@/components/ui/state-mark'
import { tookText } from '@/components/webhooks/delivery-text'
import { countsOf, type Outcome, outcomeOf, typicalMilliseconds, type WireAttempt } from '@/components/webhooks/health'
import { HealthStrip } from '@/components/webhooks/health-strip'
import { fill, type Locale, type Words } from '@/components/words'

type HealthCardProps = { attempts: readonly WireAttempt[]; words: Words['webhooks']; locale: Locale }

const marks: Record<Outcome, Mark> = { taken: 'solid', refused: 'void', silent: 'hatch' }
const shown = ['taken', 'refused', 'silent'] as const

export const HealthCard = ({ attempts, words, locale }: HealthCardProps) => {
  const outcomes = attempts.map(outcomeOf)
  const counts = countsOf(outcomes)
  const typical = typicalMilliseconds(attempts)
  return (
    <section aria-labelledby="health" className="rounded-lg border border-line bg-paper p-4">
      <h2 id="health" className="mb-3 text-xs font-[600] text-ink3">
        {words.health}
      </h2>
      <HealthStrip outcomes={outcomes} words={words.strip} className="h-14!" />
      <div aria-hidden="true" className="mt-1 flex justify-between text-2xs text-ink3">
        <span>{words.strip.oldest}</span>
        <span>{words.strip.newest}</span>
      </div>
      <ul className="mt-3 flex flex-wrap gap-x-5 gap-y-1 text-sm">
        {shown.map((outcome) => (
          <li key={outcome}>
            <StateMark mark={marks[outcome]}>
              <span className="num font-[650]">{counts[outcome]}</span> <span className="text-ink2">{words.outcomes[outcome]}</span>
            </StateMark>
          </li>
        ))}
        {typical !== null && (
          <li className="num text-ink3 sm:ml-auto">{fill(words.strip.typical, { time: tookText(typical, words, locale) })}</li>
        )}
      </ul>
    </section>
  )
}
