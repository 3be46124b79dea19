import type { ShownStep } from '@/components/runs/shown'
import { classes } from '@/components/ui/classes'
import { fill, type Words } from '@/components/words'

const dots: Record<ShownStep['state'], string> = {
  waiting: 'ring-1 ring-inset ring-edge bg-paper',
  sleeping: 'border border-dashed border-cobalt bg-cobalt2',
  completed: 'bg-ink',
  failed: 'bg-tomato',
}

const aside = (step: ShownStep, words: Words['runs'], tries: string) =>
  [
    step.kind === 'sleep' && words.kinds.sleep,
    step.kind === 'send-event' && words.kinds.sendEvent,
    step.state !== 'completed' && step.kind !== 'sleep' && words.steps[step.state],
    step.goesOn && fill(words.waitsUntil, { time: step.goesOn }),
    step.took,
    step.attempts > 1 && tries,
  ]
    .filter(Boolean)
    .join(', ')

type RunStepsProps = { steps: readonly ShownStep[]; words: Words['runs']; triesText: (count: number) => string }

/** The story of a run, step by step. */
export const RunSteps = ({ steps, words, triesText }: RunStepsProps) => (
  <ol className="text-sm">
    {steps.map((step, index) => (
      <li key={index} className="relative flex gap-3 pb-3 last:pb-0">
        <time className="num w-[60px] shrink-0 text-ink3">{step.started}</time>
        <span aria-hidden="true" className="relative w-2.5 shrink-0 pt-1">
          {index < steps.length - 1 && <span className="absolute top-4 -bottom-3 left-1 w-px bg-line2" />}
          <span className={classes('block size-2.5 rounded-full', dots[step.state])} />
        </span>
        <div className="min-w-0 flex-1">
          <p className="code text-[12.5px] break-words">{step.name}</p>
          <p className={classes('num text-xs', step.state === 'failed' ? 'text-tomato' : 'text-ink2')}>
            {aside(step, words, triesText(step.attempts))}
          </p>
          {step.error && <p className="mt-0.5 text-xs break-words text-tomato">{step.error}</p>}
        </div>
      </li>
    ))}
  </ol>
)
