'use client'

import { type ReactNode, useRef, useState } from 'react'
import { JobCard } from '@/components/jobs/job-card'
import { isAccountJob, titleOf } from '@/components/jobs/job-text'
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
  drawnAt: string
  isFirstPage: boolean
  words: Words['jobs']
  /** What stands here while there is nothing to show. */
  empty: ReactNode
  children: ReactNode
}

/** Says once that a state has changed; the numbers go by in silence. */
const useChanges = (jobs: readonly WireJob[], words: Words['jobs']): string => {
  const states = Object.fromEntries(jobs.map(({ id, state }) => [id, state]))
  const [known, setKnown] = useState(states)
  const [said, setSaid] = useState('')
  const changed = jobs.filter(({ id, state }) => known[id] !== undefined && known[id] !== state)
  if (changed.length > 0 || jobs.some(({ id }) => known[id] === undefined)) {
    setKnown({ ...known, ...states })
    if (changed.length > 0)
      setSaid(changed.map((job) => fill(words.changed, { title: titleOf(job, words), state: words.states[job.state] })).join('. '))
  }
  return said
}

export const JobList = ({ initial, mayWrite, askers, drawnAt, isFirstPage, words, empty, children }: JobListProps) => {
  const { brand, locale } = useFrame()
  const list = useRef<HTMLDivElement>(null)
  const brandOf = (job: WireJob) => (isAccountJob(job) ? undefined : brand.slug)
  const { key, jobs, staleSince } = useJobs({ initial, brand: brand.slug, drawnAt, isFirstPage, brandOf })
  const said = useChanges(jobs, words)
  const onKeyDown = useRowKeys(list, words)
  const askerOf = (job: WireJob) => {
    if (isAccountJob(job)) return words.you
    const who = askers[job.id]
    return who === undefined ? null : words.somebody.replace('{who}', () => who)
  }
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
            asker={askerOf(job)}
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
