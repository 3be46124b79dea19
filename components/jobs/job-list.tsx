'use client'

import { useRouter } from 'next/navigation'
import { type ReactNode, useEffect, useRef, useState } from 'react'
import { JobCard } from '@/components/jobs/job-card'
import { type CodesJob, jobTitle } from '@/components/jobs/codes-text'
import { isAccountJob } from '@/components/jobs/job-text'
import { useJobs } from '@/components/jobs/use-jobs'
import { clockTime } from '@/components/shell/city-clock'
import { useFrame } from '@/components/shell/shell-frame'
import { useRowKeys } from '@/components/ui/row-keys'
import { fill, type Words } from '@/components/words'
import type { WireJob } from '@/lib/jobs/contract'

type JobListProps = {
  initial: WireJob[]
  mayWrite: boolean
  /** Who asked for which of the brand's jobs, by the id of the job. */
  askers: Readonly<Record<string, string>>
  /** What the jobs on codes are about, by the id of the job; of all that were there when the page was drawn. */
  about: Abouts
  mayUndo: boolean
  drawnAt: string
  isFirstPage: boolean
  words: Words['jobs']
  /** What stands here while there is nothing to show. */
  empty: ReactNode
  children: ReactNode
}

type Abouts = Readonly<Record<string, CodesJob | null>>

/** Says once that a state has changed; the numbers go by in silence. */
const useChanges = (jobs: readonly WireJob[], nameOf: (job: WireJob) => string, words: Words['jobs']): string => {
  const states = Object.fromEntries(jobs.map(({ id, state }) => [id, state]))
  const [known, setKnown] = useState(states)
  const [said, setSaid] = useState('')
  const changed = jobs.filter(({ id, state }) => known[id] !== undefined && known[id] !== state)
  if (changed.length > 0 || jobs.some(({ id }) => known[id] === undefined)) {
    setKnown({ ...known, ...states })
    if (changed.length > 0)
      setSaid(changed.map((job) => fill(words.changed, { title: nameOf(job), state: words.states[job.state] })).join('. '))
  }
  return said
}

const askerOf = (job: WireJob, askers: JobListProps['askers'], words: Words['jobs']) => {
  if (isAccountJob(job)) return words.you
  const who = askers[job.id]
  return who === undefined ? null : words.somebody.replace('{who}', () => who)
}

/** A job that began after the page was drawn is about something that only the server can name. */
const useNames = (jobs: readonly WireJob[], about: Abouts) => {
  const router = useRouter()
  const unnamed = jobs.find(({ id, kind }) => kind === 'codes' && about[id] === undefined)?.id
  useEffect(() => {
    if (unnamed !== undefined) router.refresh()
  }, [unnamed, router])
}

export const JobList = ({ initial, mayWrite, askers, about, mayUndo, drawnAt, isFirstPage, words, empty, children }: JobListProps) => {
  const { brand, locale } = useFrame()
  const list = useRef<HTMLDivElement>(null)
  const brandOf = (job: WireJob) => (isAccountJob(job) ? undefined : brand.slug)
  const { key, jobs, staleSince } = useJobs({ initial, brand: brand.slug, drawnAt, isFirstPage, brandOf })
  const said = useChanges(jobs, (job) => jobTitle(job, about[job.id], words, locale), words)
  useNames(jobs, about)
  const onKeyDown = useRowKeys(list, words)
  return (
    <div className="space-y-4">
      <p role="status" className="sr-only">
        {said}
      </p>
      {staleSince !== null && (
        <p role="status" className="text-xs text-ink2">
          {fill(words.stale, { time: clockTime(locale, brand.timeZone, staleSince) })}
        </p>
      )}
      {jobs.length === 0 && empty}
      <div
        ref={list}
        role="group"
        aria-label={words.list}
        onKeyDown={onKeyDown}
        className="grid gap-4 empty:hidden md:grid-cols-2 2xl:grid-cols-3"
      >
        {jobs.map((job) => (
          <JobCard
            key={job.id}
            job={job}
            jobsKey={key}
            brand={brandOf(job)}
            mayChange={mayWrite || isAccountJob(job)}
            asker={askerOf(job, askers, words)}
            about={about[job.id]}
            mayUndo={mayUndo}
            words={words}
            locale={locale}
            timeZone={brand.timeZone}
            now={drawnAt}
          />
        ))}
      </div>
      {children}
    </div>
  )
}
