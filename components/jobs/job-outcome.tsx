import { Download } from 'lucide-react'
import { dayText, fileOf, numberText, sizeText, titleOf } from '@/components/jobs/job-text'
import { buttonClasses } from '@/components/ui/button-look'
import { TextLink } from '@/components/ui/text-link'
import { fill, type Locale, type Words } from '@/components/words'
import type { WireJob } from '@/lib/jobs/contract'
import { isResumable } from '@/lib/jobs/rules'

export type Said = { words: Words['jobs']; locale: Locale; timeZone: string; now: string }

type OutcomeProps = Said & { job: WireJob }

const Result = ({ job, words, locale, timeZone, now }: OutcomeProps) => {
  const file = fileOf(job)
  if (!file) return null
  const day = dayText(file.expiresAt, locale, timeZone)
  if (file.expiresAt <= now)
    return (
      <p className="text-ink2">
        {fill(words.noLonger, { day })} <TextLink href="/you#data">{words.askAgain}</TextLink>
      </p>
    )
  const size = sizeText(file.bytes, locale)
  return (
    <p className="flex flex-wrap items-center gap-x-3 gap-y-1.5">
      <a
        href={file.url}
        download
        aria-label={fill(words.downloadOf, { size, title: titleOf(job, words) })}
        className={buttonClasses({ variant: 'secondary' })}
      >
        <Download aria-hidden="true" />
        {fill(words.download, { size })}
      </a>
      <span className="text-2xs text-ink3">{fill(words.keptUntil, { day })}</span>
    </p>
  )
}

const Problem = ({ job, words, locale }: OutcomeProps) => (
  <div className="border-l-[3px] border-tomato pl-3">
    <p className="font-[600] text-tomato">
      {job.total === null
        ? words.stoppedEarly
        : fill(words.stoppedAt, { done: numberText(job.done, locale), total: numberText(job.total, locale) })}
    </p>
    <p className="text-ink2">{job.problem?.code === 'internal' ? words.broke : job.problem?.detail}</p>
  </div>
)

export const mayGoOn = ({ kind, state, finishedAt }: WireJob, now: string) =>
  isResumable({ kind, state, finishedAt: finishedAt === null ? null : new Date(finishedAt) }, new Date(now))

/** What came of it: the file, or why there is none and what to do. */
export const JobOutcome = (props: OutcomeProps) => {
  const { job, words, now } = props
  if (job.state === 'succeeded') return <Result {...props} />
  if (job.state === 'failed') return <Problem {...props} />
  if (job.state === 'cancelled') return <p className="text-ink2">{mayGoOn(job, now) ? words.cancelledText : words.cancelledOld}</p>
  return null
}
