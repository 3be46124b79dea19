'use client'

import { useRef } from 'react'

import { JobBar } from '@/components/jobs/job-bar'
import { dayText, fileOf, progressText, type ProgressWords, sizeText, timeLeftText, type TimeWords } from '@/components/jobs/job-text'
import type { RefusalWords } from '@/components/shop/refusal-text'
import { Button } from '@/components/ui/button'
import { buttonClasses } from '@/components/ui/button-look'
import { fill, type Locale, type Words } from '@/components/words'
import { useExport } from '@/components/you/use-export'
import type { WireJob } from '@/lib/jobs/contract'
import { isUnfinished } from '@/lib/jobs/rules'

type DataWords = { data: Words['shop']['data']; job: ProgressWords & TimeWords }

type DataExportProps = {
  initial: WireJob | null
  drawnAt: string
  locale: Locale
  timeZone: string
  words: DataWords & RefusalWords
}

type PartProps = Pick<DataExportProps, 'locale' | 'words'> & { job: WireJob }

const Making = ({ job, isLost, locale, words: { data, job: words } }: PartProps & { isLost: boolean }) => (
  <div className="mt-4">
    <JobBar job={job} label={data.title} words={words} locale={locale} />
    <p className="num mt-2 flex min-h-5 justify-between gap-4 text-sm text-ink2">
      <span>{progressText(job, words, locale)}</span>
      <span>{timeLeftText(job.secondsLeft, words)}</span>
    </p>
    <p className="text-sm text-ink2">{isLost ? data.lost : data.slow}</p>
  </div>
)

/** What stands below the offer: how the last file went. */
const outcome = (
  job: WireJob,
  drawnAt: string,
  { words: { data }, locale, timeZone }: Pick<DataExportProps, 'words' | 'locale' | 'timeZone'>,
) => {
  if (isUnfinished(job.state)) return data.asked
  if (job.state === 'failed') return data.failed
  if (job.state === 'cancelled') return data.cancelled
  const file = fileOf(job)
  return file && fill(file.expiresAt > drawnAt ? data.ready : data.expired, { day: dayText(file.expiresAt, locale, timeZone) })
}

const askLabel = (job: WireJob | null, hasFile: boolean, data: DataWords['data']) => {
  if (hasFile) return data.again
  return job?.state === 'failed' || job?.state === 'cancelled' ? data.retry : data.ask
}

/** One file of all that is kept of the person: asked for, watched, fetched. */
export const DataExport = ({ initial, drawnAt, locale, timeZone, words }: DataExportProps) => {
  const box = useRef<HTMLDivElement>(null)
  const { job, isLost, busy, ask } = useExport(initial, words)
  const isMaking = job !== null && isUnfinished(job.state)
  const file = job && fileOf(job)
  const kept = file && file.expiresAt > drawnAt ? file : null
  const askAndStay = () => void ask().then(() => box.current?.focus())
  return (
    <div ref={box} tabIndex={-1} className="rounded-xl border border-line bg-paper p-4">
      <p className="text-ink2">{words.data.text}</p>
      <p role="status" className={job ? 'mt-3 font-[600]' : 'sr-only'}>
        {job && outcome(job, drawnAt, { words, locale, timeZone })}
      </p>
      {isMaking && <Making job={job} isLost={isLost} locale={locale} words={words} />}
      <div className="mt-4 grid gap-2 empty:hidden">
        {kept && (
          <a href={kept.url} download className={buttonClasses({ variant: 'primary', size: 48 })}>
            {fill(words.data.download, { size: sizeText(kept.bytes, locale) })}
          </a>
        )}
        {!isMaking && (
          <Button size={48} busy={busy} onClick={askAndStay}>
            {askLabel(job, kept !== null, words.data)}
          </Button>
        )}
      </div>
    </div>
  )
}
