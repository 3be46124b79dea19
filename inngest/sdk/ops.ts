import { z } from 'zod'

const Op = z.object({
  id: z.string(),
  op: z.string(),
  name: z.string().nullish(),
  displayName: z.string().nullish(),
  data: z.unknown().optional(),
  error: z.unknown().optional(),
  opts: z.looseObject({ type: z.string().optional() }).nullish(),
  timing: z.looseObject({ a: z.number() }).nullish(),
})

/** What the SDK says happened in a function, or should happen next. */
export type Op = z.infer<typeof Op>
export const Ops = z.array(Op)

export const Failure = z.looseObject({ name: z.string().catch('Error'), message: z.string().catch('It failed without saying why.') })

/** From now on, or at an instant that somebody named. */
export type Delay = { milliseconds: number } | { at: Date }

const unitMilliseconds: Record<string, number> = { w: 604_800_000, d: 86_400_000, h: 3_600_000, m: 60_000, s: 1_000 }

/** A sleep says how long (`1h30m`) or until when. */
export const sleepOf = (text: string): Delay => {
  if (!/^(\d+[wdhms])*$/.test(text)) return { at: new Date(text) }
  const parts = text.match(/\d+[wdhms]/g) ?? []
  return { milliseconds: parts.reduce((sum, part) => sum + parseInt(part, 10) * (unitMilliseconds[part.slice(-1)] ?? 0), 0) }
}

/** An error may say when to come again, in seconds or as a time. */
export const retryOf = (retryAfter: string | null, otherwise: number): Delay => {
  if (retryAfter === null) return { milliseconds: otherwise }
  return /^\d+$/.test(retryAfter) ? { milliseconds: Number(retryAfter) * 1_000 } : { at: new Date(retryAfter) }
}
