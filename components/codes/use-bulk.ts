import { useRouter } from 'next/navigation'
import { useEffect, useRef, useState } from 'react'
import { type Change, endOf, outcomeOf, refusalText, startChange, stopChange, type Which } from '@/components/codes/changing'
import { numberText } from '@/components/jobs/job-text'
import { useFrame } from '@/components/shell/shell-frame'
import { dayText } from '@/components/ui/moment'
import { toast } from '@/components/ui/toast'
import { fill, type Locale, type Words } from '@/components/words'
import { Refusal } from '@/lib/http/client'
import type { WireJob } from '@/lib/jobs/contract'

type CodeWords = Words['codes']
type Place = { locale: Locale; timeZone: string }

/** Codes that ended together, to be put back together. */
export type Restoring = { until: Date; ids: string[] }[]

/** Until the end of a day is said by that day. */
const lastDay = (until: Date, { locale, timeZone }: Place) =>
  dayText(new Date(until.getTime() - 1), { locale, timeZone, now: new Date() }, 'long')

const doneText = (job: WireJob, change: Change, words: CodeWords['toasts'], place: Place): string => {
  const { changed, rejected } = outcomeOf(job)
  const [count, left] = [numberText(changed, place.locale), numberText(rejected, place.locale)]
  const text =
    change.action === 'void'
      ? fill(words.voided, { changed: count })
      : fill(words.extended, { changed: count, day: lastDay(change.until, place) })
  return rejected > 0 ? fill(words.withRejected, { text, rejected: left }) : text
}

const useLeaving = () => {
  const leaving = useRef(new AbortController())
  useEffect(() => {
    const controller = new AbortController()
    leaving.current = controller
    return () => controller.abort()
  }, [])
  return leaving
}

/** Work that is under way, and what is said when it is refused. */
const useSaying = (words: CodeWords) => {
  const [isBusy, setIsBusy] = useState(false)
  const orSaid = async (work: () => Promise<void>) => {
    setIsBusy(true)
    try {
      await work()
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      toast.error(refusalText(error, words.failures))
    } finally {
      setIsBusy(false)
    }
  }
  return { isBusy, orSaid }
}

type Asked = { which: Which; change: Change; restoring: Restoring | null }

/** Changes many codes by a job and stays with it to its end: its numbers while it runs, then what came of it. */
export const useBulk = (words: CodeWords, onDone: () => void) => {
  const { brand, locale } = useFrame()
  const router = useRouter()
  const leaving = useLeaving()
  const { isBusy, orSaid } = useSaying(words)
  const [job, setJob] = useState<WireJob | null>(null)
  const place = { locale, timeZone: brand.timeZone }
  const ended = async (which: Which, change: Change, signal = leaving.current.signal) => {
    const started = await startChange(brand.slug, which, change)
    setJob(started)
    return endOf(started, brand.slug, signal, setJob).finally(() => setJob(null))
  }
  const restore = (restoring: Restoring) =>
    orSaid(async () => {
      let changed = 0
      for (const { until, ids } of restoring) {
        // An undo may be asked for on another page by now, and is seen to its end all the same.
        const job = await ended({ ids }, { action: 'extend', until }, new AbortController().signal)
        changed += job ? outcomeOf(job).changed : 0
      }
      toast.note(fill(words.toasts.restored, { changed: numberText(changed, locale) }))
      router.refresh()
    })
  const say = (job: WireJob, change: Change, restoring: Restoring | null) => {
    if (job.state === 'failed') return toast.error(fill(words.toasts.failed, { done: numberText(job.done, locale) }))
    if (job.state === 'cancelled') return toast.note(words.toasts.cancelled)
    const undo = restoring && { label: words.toasts.undo, run: () => void restore(restoring) }
    toast.note(doneText(job, change, words.toasts, place), undo ?? undefined)
  }
  const run = ({ which, change, restoring }: Asked) =>
    orSaid(async () => {
      const job = await ended(which, change)
      if (!job) return
      onDone()
      router.refresh()
      say(job, change, restoring)
    })
  const stop = async () => {
    if (!job) return
    await stopChange(brand.slug, job).catch((error: unknown) => {
      if (!(error instanceof Refusal)) throw error
      toast.error(refusalText(error, words.failures))
    })
  }
  return { job, isBusy, run, stop }
}
