import { useState } from 'react'
import { cancel, resume } from '@/components/jobs/changing'
import { CodesActions, CodesOutcome } from '@/components/jobs/codes-outcome'
import { type CodesJob, deedOf, jobTitle } from '@/components/jobs/codes-text'
import { JobBar } from '@/components/jobs/job-bar'
import { JobFile, JobStop, keptText, mayGoOn, type Said } from '@/components/jobs/job-outcome'
import { numberText, percentOf, percentText, progressText, rateText, timeLeftText, whenText } from '@/components/jobs/job-text'
import type { Key } from '@/components/jobs/use-jobs'
import { Button } from '@/components/ui/button'
import { type Mark, StateMark } from '@/components/ui/state-mark'
import { fill } from '@/components/words'
import type { WireJob } from '@/lib/jobs/contract'
import { isUnfinished } from '@/lib/jobs/rules'

const marks: Record<WireJob['state'], Mark> = { queued: 'empty', running: 'pale', succeeded: 'solid', failed: 'void', cancelled: 'hatch' }

const Standing = ({ job, words, locale }: Said & { job: WireJob }) => {
  const percent = percentOf(job)
  if (job.state === 'running' && percent !== null) return <span className="num text-ink2">{percentText(percent, locale)}</span>
  return (
    <StateMark mark={marks[job.state]} className="font-[500]">
      {words.states[job.state]}
    </StateMark>
  )
}

/** As high whether or not a rate is known yet, so that nothing below it jumps. */
const Pace = ({ job, words, locale }: Said & { job: WireJob }) => {
  const rate = rateText(job.perSecond, words, locale)
  return (
    <div className="num mt-2 flex min-h-4 flex-wrap justify-between gap-x-3 text-2xs text-ink3">
      <span>
        {[progressText(job, words, locale), rate].filter(Boolean).join(', ')}
        {job.rejected > 0 && ', '}
        {job.rejected > 0 && (
          <span className="font-[600] text-tomato">{fill(words.rejected, { count: numberText(job.rejected, locale) })}</span>
        )}
      </span>
      <span>{timeLeftText(job.secondsLeft, words)}</span>
    </div>
  )
}

type ActionProps = Said & { job: WireJob; jobsKey: Key; brand: string | undefined }

const Action = ({ job, jobsKey, brand, words, locale, now }: ActionProps) => {
  const [busy, setBusy] = useState(false)
  const isRunning = isUnfinished(job.state)
  if (!isRunning && !mayGoOn(job, now)) return null
  const act = async () => {
    setBusy(true)
    try {
      await (isRunning ? cancel : resume)(job, { key: jobsKey, brand, words: words.failures })
    } finally {
      setBusy(false)
    }
  }
  const resumeLabel = job.done > 0 ? fill(words.resumeFrom, { done: numberText(job.done, locale) }) : words.resume
  return (
    <Button
      busy={busy}
      onClick={() => void act()}
      aria-describedby={`job-${job.id}`}
      variant={job.state === 'failed' ? 'primary' : 'secondary'}
    >
      {isRunning ? words.cancel : resumeLabel}
    </Button>
  )
}

/** Of a job on codes: what else is known of it, and whether this member may take its batch back. */
type AboutCodes = { about: CodesJob | null | undefined; mayUndo: boolean }

/** Codes that a change leaves as they are were not turned down: what came of it says how many. */
const countedOf = (job: WireJob): WireJob => {
  const deed = deedOf(job)
  return deed === null || deed === 'make' ? job : { ...job, rejected: 0 }
}

type JobCardProps = Said & { job: WireJob; jobsKey: Key; brand: string | undefined; mayChange: boolean; asker: string | null } & AboutCodes

export const JobCard = ({ job, jobsKey, brand, mayChange, asker, about, mayUndo, ...said }: JobCardProps) => {
  const { words, locale } = said
  const title = jobTitle(job, about, words, locale)
  const when = whenText(job.createdAt, said.now, words, said)
  return (
    <article
      data-row=""
      tabIndex={-1}
      aria-labelledby={`job-${job.id}`}
      className="flex scroll-my-24 flex-col rounded-lg border border-line bg-paper p-4 text-sm focus-visible:outline-2 focus-visible:-outline-offset-1"
    >
      <div className="flex min-h-[18px] items-start justify-between gap-3 text-xs">
        <h2 id={`job-${job.id}`} className="min-w-0 font-[600] wrap-anywhere">
          {title}
        </h2>
        <span className="shrink-0">
          <Standing job={job} {...said} />
        </span>
      </div>
      <JobBar job={countedOf(job)} label={title} words={words} locale={locale} className="mt-2.5 shrink-0" />
      {job.state !== 'failed' && <Pace job={countedOf(job)} {...said} />}
      <JobStop job={job} {...said} />
      <CodesOutcome job={job} {...said} />
      <div className="mt-auto flex min-h-8 flex-wrap items-center justify-between gap-x-3 gap-y-2 pt-3">
        <p className="min-w-0 text-2xs text-ink3">
          <span className="block first-letter:uppercase">{asker === null ? when : fill(asker, { when })}</span>
          {keptText(job, said)}
        </p>
        {mayChange && !(deedOf(job) === 'make' && about?.batch?.isUndone) && <Action job={job} jobsKey={jobsKey} brand={brand} {...said} />}
        {job.state === 'succeeded' && <JobFile job={job} {...said} />}
        {about && <CodesActions job={job} about={about} title={title} brand={brand} mayUndo={mayUndo} {...said} />}
      </div>
    </article>
  )
}
