import { Check } from 'lucide-react'
import type { ReactNode } from 'react'
import { ButtonLink } from '@/components/ui/button'
import { fill, type Words } from '@/components/words'

export type StepKey = 'brand' | 'store' | 'campaign' | 'codes' | 'claim' | 'redemption' | 'webhook'
export type OnboardingStep = {
  key: StepKey
  done: boolean
  /** Where it is done; null for whoever may not, or where there is no page for it. */
  href: string | null
  /** What helps to do it, such as something to scan. */
  aid?: ReactNode
}

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
      <span aria-hidden="true" className="num text-xs whitespace-nowrap text-ink2">
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
    <li className="flex flex-wrap items-center gap-x-4 gap-y-2 px-4 py-3 max-sm:*:[a]:ml-10">
      <Mark done={step.done} words={words} />
      <div className="min-w-0 flex-1 basis-52">
        <p className={step.done ? 'text-sm font-[600] text-ink2' : 'text-sm font-[650]'}>{title}</p>
        {!step.done && <p className="text-xs text-ink3">{reason}</p>}
      </div>
      {!step.done && step.aid}
      {!step.done && step.href && action && (
        <ButtonLink href={step.href} variant={isNext ? 'primary' : 'secondary'}>
          {action}
        </ButtonLink>
      )}
    </li>
  )
}

/**
 * What is left to do until the first code is redeemed, for whoever can do any of it; it goes away when everything is done. The last
 * step stands alone, so that it does not push the day down.
 */
export const Checklist = ({ steps, words }: { steps: readonly OnboardingStep[]; words: OnboardingWords }) => {
  const open = steps.filter((step) => !step.done)
  if (!open.some((step) => step.href !== null || step.aid)) return null
  return (
    <section aria-labelledby="onboarding" className="mb-7 max-w-[640px]">
      <div className="flex flex-wrap items-end justify-between gap-x-6 gap-y-2">
        <h2 id="onboarding" className="text-lg font-[650] tracking-[-.01em]">
          {words.title}
        </h2>
        <Progress steps={steps} words={words} />
      </div>
      <ol className="mt-3 divide-y divide-line overflow-hidden rounded-lg border border-line bg-paper">
        {(open.length === 1 ? open : steps).map((step) => (
          <Step key={step.key} step={step} words={words} isNext={step === open[0]} />
        ))}
      </ol>
    </section>
  )
}
