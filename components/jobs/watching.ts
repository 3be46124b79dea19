import { Refusal } from '@/lib/http/client'
import type { WireJob } from '@/lib/jobs/contract'

type Watching = { id: string; brand: string | undefined; signal: AbortSignal }

const again = 1_000
const afterFailure = 4_000

const pause = (milliseconds: number, signal: AbortSignal) =>
  new Promise<void>((resolve) => {
    const timer = setTimeout(resolve, milliseconds)
    signal.addEventListener('abort', () => (clearTimeout(timer), resolve()), { once: true })
  })

/** The events of a stream of text, whole, however the pieces come. */
async function* eventsOf(body: NonNullable<Response['body']>): AsyncGenerator<string> {
  const reader = body.pipeThrough(new TextDecoderStream()).getReader()
  let rest = ''
  for (;;) {
    const { done, value } = await reader.read()
    if (done) return
    const events = `${rest}${value}`.split('\n\n')
    rest = events.pop() ?? ''
    yield* events
  }
}

const dataOf = (event: string): string =>
  event
    .split('\n')
    .flatMap((line) => (line.startsWith('data: ') ? [line.slice('data: '.length)] : []))
    .join('\n')

/** By fetch and not by EventSource, which cannot say which brand is meant. */
async function* looks({ id, brand, signal }: Watching): AsyncGenerator<WireJob> {
  const headers = { accept: 'text/event-stream', ...(brand && { 'tira-brand': brand }) }
  const response = await fetch(`/api/v1/jobs/${id}/stream`, { headers, signal, cache: 'no-store' })
  if (!response.ok || !response.body) throw new Refusal({ code: 'unwatchable', status: response.status, detail: response.statusText })
  for await (const event of eventsOf(response.body)) {
    const data = dataOf(event)
    if (data) yield JSON.parse(data)
  }
}

const isHopeless = (error: unknown) => error instanceof Refusal && error.status >= 400 && error.status < 500 && error.status !== 429

/** Follows a job to its end. When the stream breaks it comes back; who is refused has nothing to come back for. */
export const followJob = async (watching: Watching, onJob: (job: WireJob) => void): Promise<void> => {
  const { signal } = watching
  while (!signal.aborted) {
    let wait = again
    try {
      for await (const job of looks(watching)) {
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
