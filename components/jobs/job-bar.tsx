import { percentOf, progressText, type ProgressWords } from '@/components/jobs/job-text'
import { classes } from '@/components/ui/classes'
import type { Locale } from '@/components/words'
import type { WireJob } from '@/lib/jobs/contract'

type Counted = Pick<WireJob, 'state' | 'total' | 'done' | 'rejected'>

type JobBarProps = { job: Counted; label: string; words: ProgressWords; locale: Locale; className?: string }

const fills: Record<WireJob['state'], string> = {
  queued: 'fill-ink',
  running: 'fill-ink',
  succeeded: 'fill-spruce',
  failed: 'fill-tomato',
  cancelled: 'fill-ink/35',
}

/** A strip that fills stub by stub. Its widths are attributes of a drawing: the policy of our pages drops styles. */
export const JobBar = ({ job, label, words, locale, className }: JobBarProps) => {
  const percent = percentOf(job)
  const width = percent === null ? 0 : job.total && job.state !== 'succeeded' ? (job.done / job.total) * 100 : percent
  const rejectedWidth = job.total ? (job.rejected / job.total) * 100 : 0
  return (
    <div
      role="progressbar"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={percent ?? undefined}
      aria-valuetext={progressText(job, words, locale)}
      className={classes('relative h-3.5 overflow-hidden rounded-sm bg-ink/6', className)}
    >
      <svg viewBox="0 0 100 1" preserveAspectRatio="none" aria-hidden className="absolute inset-0 size-full">
        <rect width={width} height="1" className={classes('transition-[width] duration-180 ease-linear', fills[job.state])} />
        {rejectedWidth > 0 && <rect x={width - rejectedWidth} width={rejectedWidth} height="1" className="fill-tomato" />}
      </svg>
      <span aria-hidden className={classes('absolute inset-0', percent === null && job.done > 0 ? 'hatch' : 'ticks [--tick:6.4px]')} />
    </div>
  )
}
