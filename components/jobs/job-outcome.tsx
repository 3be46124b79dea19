import { Download } from 'lucide-react'
import { dayText, fileOf, numberText, sizeText, titleOf } from '@/components/jobs/job-text'
import { ButtonLink } from '@/components/ui/button'
import { buttonClasses } from '@/components/ui/button-look'
import { fill, type Locale, type Words } from '@/components/words'
import type { WireJob } from '@/lib/jobs/contract'
import { isResumable } from '@/lib/jobs/rules'

export type Said = { words: Words['jobs']; locale: Locale; timeZone: string; now: string }

type OutcomeProps = Said & { job: WireJob }

export const mayGoOn = ({ kind, state, finishedAt }: WireJob, now: string): boolean =>
  isResumable({ kind, state, finishedAt: finishedAt === null ? null : new Date(finishedAt) }, new Date(now))

/** The file that it made, while it is kept. */
export const JobFile = ({ job, words, locale, now }: OutcomeProps) => {
  const file = fileOf(job)
  if (!file) return null
  if (file.expiresAt <= now) return <ButtonLink href="/you#data">{words.askAgain}</ButtonLink>
  const size = sizeText(file.bytes, locale)
  return (
    <a href={file.url} download aria-label={fill(words.downloadOf, { size, title: titleOf(job, words) })} className={buttonClasses({})}>
      <Download aria-hidden="true" />
      {fill(words.download, { size })}
    </a>
  )
}

export const keptText = (job: WireJob, { words, locale, timeZone, now }: Said): string | null => {
  const file = fileOf(job)
  return file && fill(file.expiresAt <= now ? words.noLonger : words.keptUntil, { day: dayText(file.expiresAt, locale, timeZone) })
}

/** Why there is nothing to show for it, where it stopped, and what to do. */
export const JobStop = ({ job, words, locale, now }: OutcomeProps) => {
  if (job.state === 'cancelled')
    return <p className="mt-2 text-xs text-ink2">{mayGoOn(job, now) ? words.cancelledText : words.cancelledOld}</p>
  if (job.state !== 'failed') return null
  return (
    <div className="mt-3 border-l-[3px] border-tomato pl-3">
      <p className="font-[600] text-tomato">
        {job.total === null
          ? words.stoppedEarly
          : fill(words.stoppedAt, { done: numberText(job.done, locale), total: numberText(job.total, locale) })}
      </p>
      <p className="text-ink2">{job.problem?.code === 'internal' ? words.broke : job.problem?.detail}</p>
    </div>
  )
}
