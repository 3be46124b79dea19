import { z } from 'zod'
import { newId } from '@/lib/core/id'
import { checkpoint, type Drive, type Run } from './drive'
import type { Accept } from './events'
import { Ops } from './ops'

/** The bounds of the real thing. */
const mostEvents = 5_000
const largestEventCharacters = 512 * 1024

const Sent = z.object({ id: z.string().optional(), name: z.string(), data: z.record(z.string(), z.unknown()), ts: z.number() })
const Checkpoint = z.object({ qi_id: z.string(), steps: Ops })

const answer = (status: number, body: unknown) => Response.json(body, { status })

const receive = async (request: Request, accept: Accept): Promise<Response> => {
  const parsed = z.array(Sent).safeParse(await request.json())
  if (!parsed.success) return answer(400, { status: 400, error: parsed.error.message })
  // The SDK sends again what was not answered, under the same seed.
  const seed = request.headers.get('x-inngest-event-id-seed') ?? newId()
  const events = parsed.data.map((event, index) => ({ ...event, id: event.id ?? `${seed}:${index}` }))
  if (events.length > mostEvents) return answer(400, { status: 400, error: `More than ${mostEvents} events at once.` })
  if (events.some(({ data }) => JSON.stringify(data).length > largestEventCharacters))
    return answer(413, { status: 413, error: 'An event of more than 512 KB.' })
  await accept(events)
  return answer(200, { status: 200, ids: events.map(({ id }) => id) })
}

const hold = async (request: Request, runId: string, drive: Drive, runs: ReadonlyMap<string, Run>): Promise<Response> => {
  const { qi_id: claim, steps } = Checkpoint.parse(await request.json())
  const run = runs.get(runId)
  const isHeld = run !== undefined && (await checkpoint(drive, run, claim, steps))
  return answer(isHeld ? 200 : 409, {})
}

/** What the SDK asks of Inngest while a function runs. Whatever else it asks is a feature that the engine does not have. */
export const makeInbox =
  ({ accept, drive, runs }: { accept: Accept; drive: Drive; runs: ReadonlyMap<string, Run> }) =>
  async (request: Request): Promise<Response> => {
    const { pathname } = new URL(request.url)
    const [, runId] = /^\/v1\/checkpoint\/([^/]+)\/async$/.exec(pathname) ?? []
    if (runId) return hold(request, runId, drive, runs)
    if (pathname.startsWith('/e/')) return receive(request, accept)
    return answer(501, { status: 501, error: `The embedded engine has no ${pathname.split('/').slice(0, 3).join('/')}.` })
  }
