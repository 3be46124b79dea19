import { setTimeout as sleep } from 'node:timers/promises'
import { database } from '@/db'
import type { Actor, Ctx } from '@/lib/core/ctx'
import { transaction } from '@/lib/core/transaction'
import { Problem, problemEntry } from '@/lib/core/problem'
import { plainProblem, problemOf } from './answer'
import {
  abandonedAfterSeconds,
  fingerprintOf,
  type Hold,
  holdKey,
  idempotencyKeyOf,
  keepAnswer,
  type KeptAnswer,
  letGo,
  newHold,
} from './idempotency'
import type { Operation } from './operation'
import type { Asking } from './request'

/** Where a member may also ask as the person they are, two of them with one key are two. */
const scopeOf = (operation: Operation, actor: Actor): string => {
  if (actor.kind === 'nobody') return 'public'
  if (actor.kind === 'account' || (actor.kind === 'member' && operation.forShoppers)) return `account:${actor.accountId}`
  if (actor.kind === 'shopper') return `shopper:${actor.shopperId}`
  return `brand:${actor.brandId}`
}

const withoutSecrets = (operation: Operation, body: unknown): unknown => {
  if (!operation.secrets || typeof body !== 'object' || body === null) return body
  const secrets = operation.secrets
  return Object.fromEntries(Object.entries(body).map(([name, value]) => [name, secrets.includes(name) ? null : value]))
}

const isHold = (held: Hold | KeptAnswer): held is Hold => 'holder' in held

const whenBackMilliseconds = 500

/** What cannot be let go because the database is away, is let go when it is back, so that a retry need not wait for it to count as abandoned. */
const letGoWhenBack = async (hold: Hold): Promise<void> => {
  const abandonedAt = Date.now() + abandonedAfterSeconds * 1_000
  while (Date.now() < abandonedAt) {
    await sleep(whenBackMilliseconds, undefined, { ref: false })
    try {
      return await letGo(database(), hold)
    } catch {
      // It is still away.
    }
  }
}

/** A refusal is an answer too and is kept; trouble on our side is not. */
const keepRefusal = async (ctx: Ctx, hold: Hold, error: unknown): Promise<never> => {
  const problem = problemOf(error, ctx.requestId ?? '')
  const { status } = problemEntry(problem.code)
  if (status >= 500 || status === 429 || problem.code === 'idempotency-in-flight') {
    await letGo(ctx.db, hold).catch(() => void letGoWhenBack(hold))
    throw problem
  }
  const { text } = plainProblem(problem, ctx.requestId ?? '')
  await keepAnswer(ctx.db, hold, { status, headers: { 'content-type': 'application/problem+json' }, body: JSON.parse(text ?? 'null') })
  throw problem
}

/** With an Idempotency-Key the change and its answer are written in one transaction: both are there for a retry, or neither. */
export const answerOnce = async (
  operation: Operation,
  request: Asking,
  bodyText: string,
  ctx: Ctx,
  work: (ctx: Ctx) => Promise<KeptAnswer>,
): Promise<KeptAnswer> => {
  const key = idempotencyKeyOf(request.headers.get('idempotency-key'))
  if (key === null) return work(ctx)
  const url = new URL(request.url)
  const fingerprint = fingerprintOf(request.method, url.pathname + url.search, bodyText)
  const wanted = newHold(scopeOf(operation, ctx.actor), key)
  const held = await holdKey(ctx.db, wanted, fingerprint).catch((error: unknown) => {
    if (!(error instanceof Problem)) void letGoWhenBack(wanted)
    throw error
  })
  if (!isHold(held)) return { ...held, headers: { ...held.headers, 'idempotent-replayed': 'true' } }
  const workAndKeep = async (world: Ctx) => {
    const answer = await work(world)
    await keepAnswer(world.db, held, { ...answer, body: withoutSecrets(operation, answer.body) })
    return answer
  }
  const done = operation.refusalsWrite || operation.isRepeatable ? workAndKeep(ctx) : transaction(ctx, workAndKeep)
  return done.catch((error: unknown) => keepRefusal(ctx, held, error))
}
