import { Cron } from 'croner'
import type { Sql } from 'postgres'
import { z } from 'zod'
import { type Equality, readCondition } from '../sdk/conditions'
import type { Wire } from '../sdk/wire'

export type Served = {
  id: string
  name: string
  retries: number
  triggers: { event: string; condition: Equality[] }[]
  crons: { text: string; zone: string; pattern: Cron }[]
  lane: { limit: number; path: string[] } | null
  cancels: { event: string; condition: Equality[] }[]
}

/** What a cron sends; its data says to whom. */
export const timerEvent = 'inngest/scheduled.timer'

/** Retries of a function that does not say how many, as Inngest has it. */
const usualRetries = 4

const Lane = z.object({ limit: z.number(), key: z.string().optional(), scope: z.string().optional() })
const Config = z.looseObject({
  id: z.string(),
  name: z.string(),
  triggers: z.array(z.looseObject({ event: z.string().optional(), expression: z.string().optional(), cron: z.string().optional() })),
  steps: z.object({ step: z.object({ retries: z.object({ attempts: z.number().optional() }).optional() }) }),
  concurrency: z.union([z.number(), Lane, z.array(Lane)]).optional(),
  cancel: z.array(z.object({ event: z.string(), if: z.string().optional(), timeout: z.string().optional() })).default([]),
})
type Config = z.infer<typeof Config>
const Synced = z.object({ functions: z.array(Config) })

const known = new Set(Object.keys(Config.shape))

/** The function asks for what the engine does not have. */
export class Unserved extends Error {
  constructor(functionId: string, features: string[]) {
    super(
      `The function ${functionId} asks for what the embedded engine does not have: ${features.join(', ')}. Write it without, or let Inngest drive (INNGEST_BASE_URL).`,
    )
    this.name = 'Unserved'
  }
}

type Refuse = (feature: string) => void

const conditionOf = (text: string | undefined, where: string, refuse: Refuse): Equality[] => {
  const condition = text === undefined ? [] : readCondition(text)
  if (!condition) refuse(`${where} beyond equalities joined by && (${text})`)
  return condition ?? []
}

const eventOf = (name: string, refuse: Refuse): string => {
  if (name.includes('*')) refuse(`wildcard events (${name})`)
  return name
}

const cronOf = (said: string, refuse: Refuse): Served['crons'] => {
  const [, zone = 'UTC', text = ''] = /^(?:TZ=(\S+)\s+)?(.*)$/.exec(said) ?? []
  try {
    const pattern = new Cron(text, { timezone: zone, mode: '5-part' })
    pattern.nextRun()
    return [{ text, zone, pattern }]
  } catch {
    refuse(`cron that cannot be read (${said})`)
    return []
  }
}

const laneOf = (said: Config['concurrency'], refuse: Refuse): Served['lane'] => {
  if (said === undefined) return null
  const [lane, ...more] = (Array.isArray(said) ? said : [said]).map((one) => (typeof one === 'number' ? { limit: one } : one))
  if (!lane || more.length > 0) refuse('several concurrency limits')
  const { limit = 1, key, scope } = { key: undefined, scope: undefined, ...lane }
  if (scope !== undefined && scope !== 'fn') refuse(`concurrency.scope ${scope}`)
  const path = key === undefined ? [] : (/^event\.(data(?:\.[A-Za-z_]\w*)+)$/.exec(key)?.[1]?.split('.') ?? null)
  if (!path) refuse(`concurrency.key beyond a member of event.data (${key})`)
  return { limit, path: path ?? [] }
}

const servedOf = (config: Config): Served => {
  const refused: string[] = []
  const refuse: Refuse = (feature) => void refused.push(feature)
  for (const [name, value] of Object.entries(config)) if (!known.has(name) && value !== undefined) refuse(name)
  if (config.triggers.some((trigger) => 'jitter' in trigger)) refuse('cron jitter')
  if (config.cancel.some(({ timeout }) => timeout !== undefined)) refuse('cancelOn.timeout')
  const served: Served = {
    id: config.id,
    name: config.name,
    retries: config.steps.step.retries?.attempts ?? usualRetries,
    triggers: config.triggers.map(({ event, expression }) =>
      event === undefined
        ? { event: timerEvent, condition: [[{ from: 'event', path: ['data', 'function_id'] }, { value: config.id }]] }
        : { event: eventOf(event, refuse), condition: conditionOf(expression, 'trigger if', refuse) },
    ),
    crons: config.triggers.flatMap(({ cron }) => (cron === undefined ? [] : cronOf(cron, refuse))),
    lane: laneOf(config.concurrency, refuse),
    cancels: config.cancel.map((one) => ({
      event: eventOf(one.event, refuse),
      condition: conditionOf(one.if, 'cancelOn if', refuse),
    })),
  }
  if (refused.length > 0) throw new Unserved(config.id, refused)
  return served
}

/** What the functions say of themselves, if the engine can do all of it. */
export const sync = async (wire: Wire): Promise<Served[]> => Synced.parse(await wire.sync()).functions.map(servedOf)

const forPeople = ({ id, name, retries, triggers, crons, lane }: Served) => {
  const events = triggers.flatMap(({ event }) => (event === timerEvent ? [] : [{ event }]))
  const concurrency = lane ? [lane.limit, ...lane.path.slice(1)].join(' per ') : null
  return { id, name, retries, triggers: [...events, ...crons.map(({ text, zone }) => ({ cron: text, zone }))], concurrency }
}

export const remember = (sql: Sql, functions: readonly Served[]) => sql`
  insert into engine_functions (id, name, triggers, retries, concurrency, synced_at, ticked_at)
  select id, name, triggers, retries, concurrency, now(), now()
  from json_to_recordset(${JSON.stringify(functions.map(forPeople))}::text::json) as served (
    id text, name text, triggers json, retries int, concurrency text)
  order by id
  on conflict (id) do update set name = excluded.name, triggers = excluded.triggers, retries = excluded.retries,
    concurrency = excluded.concurrency, synced_at = excluded.synced_at`
