import { and, eq, isNull, lt, lte, min, or, sql } from 'drizzle-orm'
import { deliveries, webhooks } from '@/db/schema'
import { type BrandCtx, type Ctx, systemCtx } from '@/lib/core/ctx'
import { env } from '@/lib/core/env'
import { transaction } from '@/lib/core/transaction'
import { reachWith } from '@/lib/outgoing/addresses'
import { openLine } from '@/lib/outgoing/post'
import type { Due } from '../../plans/commands'
import { attemptNext, type Clock } from '../attempts/commands'
import { restSeconds } from '../rules'

const atOnce = 8
const turnMilliseconds = 20_000

/** Longer than a turn with the attempts that it began. */
const busySeconds = 60

export type TurnEnd = { state: 'done' } | { state: 'more' } | { state: 'later'; at: string }

type Setting = { clock?: Clock; random?: () => number; timeoutMilliseconds?: number }

const after = (now: Date, seconds: number) => new Date(now.getTime() + seconds * 1_000)

/** False when it is not to be sent to: it is gone, disabled or rests. */
const begin = async (ctx: BrandCtx, webhookId: string): Promise<boolean> => {
  const begun = await ctx.db
    .update(webhooks)
    .set({ busyUntil: after(ctx.now, busySeconds) })
    .where(
      and(
        eq(webhooks.id, webhookId),
        eq(webhooks.brandId, ctx.actor.brandId),
        isNull(webhooks.disabledAt),
        or(isNull(webhooks.restsUntil), lte(webhooks.restsUntil, ctx.now)),
      ),
    )
  return begun.count > 0
}

type Tally = { answers: number; silences: number }

/** Several attempts side by side, for a while. Who does not answer at all is not asked for more. */
const attemptSome = async (ctx: BrandCtx, webhookId: string, setting: Required<Setting>): Promise<Tally> => {
  const { clock, random, timeoutMilliseconds } = setting
  const line = openLine(reachWith(env().WEBHOOK_ALLOW_CIDRS), { timeoutMilliseconds })
  const until = performance.now() + turnMilliseconds
  const tally: Tally = { answers: 0, silences: 0 }
  const lane = async () => {
    while (performance.now() < until && (tally.silences === 0 || tally.answers > 0)) {
      const posted = await attemptNext(ctx, webhookId, { line, clock, random })
      if (!posted) return
      if (posted.error === 'timeout') tally.silences += 1
      else tally.answers += 1
    }
  }
  try {
    await Promise.all(Array.from({ length: atOnce }, lane))
  } finally {
    line.close()
  }
  return tally
}

const rest = async (ctx: BrandCtx, webhookId: string): Promise<void> => {
  const [row] = await ctx.db
    .update(webhooks)
    .set({ strikes: sql`strikes + 1` })
    .where(eq(webhooks.id, webhookId))
    .returning({ strikes: webhooks.strikes })
  if (row)
    await ctx.db
      .update(webhooks)
      .set({ restsUntil: after(ctx.now, restSeconds(row.strikes)) })
      .where(eq(webhooks.id, webhookId))
}

/** Under the lock that planning takes too, so that nothing is planned between the look and the leaving. */
const leave = (ctx: BrandCtx, webhookId: string): Promise<TurnEnd> =>
  transaction(ctx, async (ctx) => {
    const [webhook] = await ctx.db
      .select()
      .from(webhooks)
      .where(and(eq(webhooks.id, webhookId), eq(webhooks.brandId, ctx.actor.brandId)))
      .for('no key update')
    if (!webhook) return { state: 'done' }
    const [next] = await ctx.db
      .select({ at: min(deliveries.nextAttemptAt) })
      .from(deliveries)
      .where(and(eq(deliveries.webhookId, webhookId), eq(deliveries.state, 'pending')))
    const dueAt = webhook.disabledAt === null ? (next?.at ?? null) : null
    const at = dueAt && webhook.restsUntil && webhook.restsUntil > dueAt ? webhook.restsUntil : dueAt
    if (at && at <= ctx.now) return { state: 'more' }
    const isSomebodyAwake = at && webhook.wakesAt && webhook.wakesAt > ctx.now && webhook.wakesAt <= at
    const wakesAt = at && !isSomebodyAwake ? { wakesAt: at } : {}
    await ctx.db
      .update(webhooks)
      .set({ busyUntil: null, ...wakesAt })
      .where(eq(webhooks.id, webhookId))
    return at && !isSomebodyAwake ? { state: 'later', at: at.toISOString() } : { state: 'done' }
  })

/** Sends what is due to one webhook for a while, and says when to come again. */
export const deliverDue = async ({ webhookId, brandId }: Due, setting: Setting = {}): Promise<TurnEnd> => {
  const { clock = () => new Date(), random = Math.random, timeoutMilliseconds = 15_000 } = setting
  const ctx = (): BrandCtx => ({ ...systemCtx('deliver-webhooks', brandId), now: clock() })
  if (await begin(ctx(), webhookId)) {
    const { answers, silences } = await attemptSome(ctx(), webhookId, { clock, random, timeoutMilliseconds })
    if (silences > 0 && answers === 0) await rest(ctx(), webhookId)
  }
  return leave(ctx(), webhookId)
}

/** Webhooks with something due that nobody looks after: whoever did has died, or never came. */
export const listNeglected = (ctx: Ctx): Promise<Due[]> =>
  ctx.db
    .select({ webhookId: webhooks.id, brandId: webhooks.brandId })
    .from(webhooks)
    .where(
      and(
        isNull(webhooks.disabledAt),
        or(isNull(webhooks.busyUntil), lt(webhooks.busyUntil, ctx.now)),
        or(isNull(webhooks.restsUntil), lte(webhooks.restsUntil, ctx.now)),
        sql`exists (select from ${deliveries} where ${deliveries.webhookId} = ${webhooks.id} and ${deliveries.state} = 'pending'
          and ${deliveries.nextAttemptAt} <= ${ctx.now.toISOString()}::timestamptz)`,
      ),
    )
