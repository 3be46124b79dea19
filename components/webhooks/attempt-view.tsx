import type { ReactNode } from 'react'
import { classes } from '@/components/ui/classes'
import type { Clock } from '@/components/ui/moment'
import { answerText, preciseText, prettyText, tookText } from '@/components/webhooks/delivery-text'
import { fill, type Words } from '@/components/words'
import type { WireDeliveryStory } from '@/lib/webhooks/deliveries/contract'

export type Attempt = WireDeliveryStory['attempts'][number]

type AttemptViewProps = {
  attempt: Attempt
  /** The one before it, so that what is other than then can be told. */
  before: Attempt | undefined
  isOpen: boolean
  words: Words['webhooks']
  clock: Clock
}

const keptBytes = 4_096

const Headers = ({ attempt, before, words: { panel } }: Pick<AttemptViewProps, 'attempt' | 'before' | 'words'>) => (
  <dl className="code space-y-1 text-[12px]">
    {Object.entries(attempt.request.headers).map(([name, value]) => {
      const isChanged = before !== undefined && before.request.headers[name] !== value
      return (
        <div key={name}>
          <dt className="inline text-ink3">{name}: </dt>
          <dd className="inline break-all">
            {value}
            {isChanged && (
              <span className="ml-2 font-sans text-2xs font-stretch-normal tracking-normal whitespace-nowrap text-cobalt">
                {panel.changed}
              </span>
            )}
          </dd>
        </div>
      )
    })}
  </dl>
)

const Answer = ({ attempt, words }: Pick<AttemptViewProps, 'attempt' | 'words'>) => {
  const { panel } = words
  const { status, answer, detail } = attempt
  return (
    <>
      <p className={classes('text-sm font-[600]', attempt.error !== null && 'text-tomato')}>{answerText(attempt, words)}</p>
      {detail && <p className="code mt-1 text-[12px] break-words text-ink2">{detail}</p>}
      {answer ? (
        <>
          <pre tabIndex={0} className="code mt-2 max-h-60 overflow-auto rounded-md bg-ink/4 p-2 text-[12px] break-all whitespace-pre-wrap">
            {prettyText(answer)}
          </pre>
          {answer.length >= keptBytes && <p className="mt-1 text-2xs text-ink3">{panel.cut}</p>}
        </>
      ) : (
        <p className="mt-1 text-xs text-ink3">{status === null ? panel.silent : panel.noBody}</p>
      )}
    </>
  )
}

const Part = ({ title, children }: { title: string; children: ReactNode }) => (
  <div>
    <h4 className="mb-1 text-2xs font-[600] text-ink3">{title}</h4>
    {children}
  </div>
)

/** One attempt: what went out, what came back, and how long that took. */
export const AttemptView = ({ attempt, before, isOpen, words, clock }: AttemptViewProps) => {
  const isTaken = attempt.error === null
  return (
    <details open={isOpen} className="group border-t border-line first:border-t-0">
      <summary className="num flex min-h-9 items-center gap-x-3 py-1.5 text-sm">
        <i
          aria-hidden="true"
          className={classes('size-3 shrink-0 rounded-[2px]', isTaken ? 'bg-spruce' : 'bg-tomato2 ring-1 ring-tomato ring-inset')}
        />
        <span className="font-[600]">{fill(words.panel.attempt, { ordinal: attempt.ordinal })}</span>
        <span className={classes('min-w-0 truncate', isTaken ? 'text-ink2' : 'text-tomato')}>{answerText(attempt, words)}</span>
        <span className="ml-auto shrink-0 text-xs text-ink3">
          {preciseText(attempt.at, clock)} · {tookText(attempt.milliseconds, words, clock.locale)}
        </span>
      </summary>
      <div className="space-y-3 pt-1 pb-4">
        <Part title={words.panel.request}>
          <p className="code mb-2 text-[12px] break-all">POST {attempt.request.url}</p>
          <Headers attempt={attempt} before={before} words={words} />
        </Part>
        <Part title={words.panel.answer}>
          <Answer attempt={attempt} words={words} />
        </Part>
      </div>
    </details>
  )
}
