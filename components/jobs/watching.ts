import { listen, Refusal } from '@/lib/http/client'
import type { WireJob, watchJob } from '@/lib/jobs/contract'

type Watching = { id: string; brand: string | undefined; signal: AbortSignal }

const again = 1_000
const afterFailure = 4_000

const pause = (milliseconds: number, signal: AbortSignal) =>
  new Promise<void>((resolve) => {
    const timer = setTimeout(resolve, milliseconds)
    signal.addEventListener('abort', () => (clearTimeout(timer), resolve()), { once: true })
  })

const isHopeless = (error: unknown) => error instanceof Refusal && error.status >= 400 && error.status < 500 && error.status !== 429

/** Follows a job to its end. When the stream breaks it comes back; who is refused has nothing to come back for. */
export const followJob = async ({ id, brand, signal }: Watching, onJob: (job: WireJob) => void): Promise<void> => {
  while (!signal.aborted) {
    let wait = again
    const looks = listen<typeof watchJob>({ method: 'GET', path: '/jobs/{id}/stream', params: { id }, signal, ...(brand && { brand }) })
    try {
      for await (const job of looks) {
        if (signal.aborted) return
        onJob(job)
        if (job.finishedAt !== null) return
      }
    } catch (error) {
      if (isHopeless(error)) return
      wait = afterFailure
    }
    await pause(wait, signal)
  }
}
