import { z } from 'zod'
import { newId } from '@/lib/core/id'
import { Ops, type Op } from './ops'

/** The bounds of the real thing, so that what works here works there. */
const mostEvents = 5_000
const largestEventCharacters = 512 * 1024

const Sent = z.object({ id: z.string().optional(), name: z.string(), data: z.record(z.string(), z.unknown()), ts: z.number() })
const Checkpoint = z.object({ qi_id: z.string(), steps: Ops })

export type Event = { id: string; name: string; data: Record<string, unknown>; ts: number }

type Inbox = {
  accept: (events: readonly Event[]) => Promise<void>
  /** False tells the SDK to stop. */
  checkpoint: (runId: string, claim: string, ops: readonly Op[]) => Promise<boolean>
}

const answer = (status: number, body: unknown) => Response.json(body, { status })

const receive = async (request: Request, { accept }: Inbox): Promise<Response> => {
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

/** What the SDK asks of Inngest while a function runs. Whatever else it asks is a feature that the engine does not have. */
export const makeInbox =
  (inbox: Inbox) =>
  async (request: Request): Promise<Response> => {
    const { pathname } = new URL(request.url)
    if (pathname.startsWith('/e/')) return receive(request, inbox)
    const [, runId] = /^\/v1\/checkpoint\/([^/]+)\/async$/.exec(pathname) ?? []
    if (!runId) return answer(501, { status: 501, error: `The embedded engine has no ${pathname.split('/').slice(0, 3).join('/')}.` })
    const { qi_id: claim, steps } = Checkpoint.parse(await request.json())
    return answer((await inbox.checkpoint(runId, claim, steps)) ? 200 : 409, {})
  }
