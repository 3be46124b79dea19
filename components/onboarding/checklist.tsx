import { Check } from 'lucide-react'

import { ButtonLink } from '@/components/ui/button'
import { fill, type Words } from '@/components/words'

export type StepKey = 'brand' | 'store'
export type OnboardingStep = { key: StepKey; done: boolean; href: string | null }

type OnboardingWords = Words['onboarding']
type StepWords = { title: string; reason: string; action?: string }

const stubWidth = 26

const Progress = ({ steps, words }: { steps: readonly OnboardingStep[]; words: OnboardingWords }) => {
  const done = steps.filter((step) => step.done).length
  const sentence = fill(words.progress, { done, total: steps.length })
  return (
    <div className="flex items-center gap-3">
      <svg role="img" aria-label={sentence} width={steps.length * stubWidth} height="20" className="shrink-0">
        {steps.map((step, index) => (
          <rect
            key={step.key}
            x={index * stubWidth + 0.75}
            y="0.75"
            width={stubWidth - 4}
            height="18.5"
            rx="2.5"
            strokeWidth="1.5"
            className={index < done ? 'fill-spruce stroke-spruce' : 'fill-none stroke-line2'}
          />
        ))}
      </svg>
      <span aria-hidden="true" className="num text-xs text-ink2">
        {sentence}
      </span>
    </div>
  )
}

const Mark = ({ done, words }: { done: boolean; words: OnboardingWords }) =>
  done ? (
    <span className="grid size-6 shrink-0 place-items-center rounded-sm bg-spruce text-paper">
      <Check aria-hidden="true" strokeWidth={2.5} className="size-4" />
      <span className="sr-only">{words.done}</span>
    </span>
  ) : (
    <span className="size-6 shrink-0 rounded-sm border-[1.5px] border-edge">
      <span className="sr-only">{words.next}</span>
    </span>
  )

const Step = ({ step, words, isNext }: { step: OnboardingStep; words: OnboardingWords; isNext: boolean }) => {
  const { title, reason, action }: StepWords = words[step.key]
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-2 px-4 py-3">
      <Mark done={step.done} words={words} />
      <div className="min-w-0 flex-1">
        <p className={step.done ? 'text-sm font-[600] text-ink2' : 'text-sm font-[650]'}>{title}</p>
        <p className="text-xs text-ink3">{reason}</p>
      </div>
      {!step.done && step.href && action && (
        <ButtonLink href={step.href} variant={isNext ? 'primary' : 'secondary'}>
          {action}
        </ButtonLink>
      )}
    </li>
  )
}

/** What is left to do until the brand can show something; it goes away when everything is done. */
export const Checklist = ({ steps, words }: { steps: readonly OnboardingStep[]; words: OnboardingWords }) => {
  const next = steps.find((step) => !step.done)
  if (!next) return null
  return (
    <section aria-labelledby="onboarding" className="max-w-[640px]">
      <div className="flex flex-wrap items-end justify-between gap-x-6 gap-y-2">
        <h2 id="onboarding" className="text-lg font-[650] tracking-[-.01em]">
          {words.title}
        </h2>
        <Progress steps={steps} words={words} />
      </div>
      <ol className="mt-2 divide-y divide-line overflow-hidden rounded-lg border border-line bg-paper">
        {steps.map((step) => (
          <Step key={step.key} step={step} words={words} isNext={step === next} />
        ))}
      </ol>
    </section>
  )
}
