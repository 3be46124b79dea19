import { createHmac } from 'node:crypto'
import { and, eq, inArray, isNotNull, isNull, or, sql } from 'drizzle-orm'
import type { Database } from '@/db'
import { idempotencyKeys } from '@/db/schema'
import { newId } from '@/lib/core/id'
import { Problem } from '@/lib/core/problem'
import { derivedSecret } from '@/lib/auth/secrets'

export type KeptAnswer = { status: number; headers: Record<string, string>; body: unknown }
export type Hold = { scope: string; key: string; holder: string }

export const abandonedAfterSeconds = 60

export const idempotencyKeyOf = (header: string | null): string | null => {
  if (header === null) return null
  const bare = /^"(.*)"$/.exec(header.trim())?.[1] ?? header.trim()
  if (!/^[\x21-\x7e]{16,255}$/.test(bare)) throw new Problem('invalid-idempotency-key')
  return bare
}

/** Keyed, because the body may hold a password. */
export const fingerprintOf = (method: string, path: string, body: string): Uint8Array =>
  createHmac('sha256', derivedSecret('idempotency')).update(`${method} ${path}\n`).update(body).digest()

export const newHold = (scope: string, key: string): Hold => ({ scope, key, holder: newId() })

/** Either the hold on a fresh key, or the answer that was given before. */
export const holdKey = async (db: Database, hold: Hold, fingerprint: Uint8Array): Promise<Hold | KeptAnswer> => {
  const { scope, key, holder } = hold
  const made = await db
    .insert(idempotencyKeys)
    .values({ scope, key, fingerprint, holder })
    .onConflictDoNothing()
    .returning({ key: idempotencyKeys.key })
  if (made.length > 0) return hold
  const [kept] = await db
    .select()
    .from(idempotencyKeys)
    .where(and(eq(idempotencyKeys.scope, scope), eq(idempotencyKeys.key, key)))
  if (!kept) return holdKey(db, hold, fingerprint)
  if (!Buffer.from(kept.fingerprint).equals(Buffer.from(fingerprint))) throw new Problem('idempotency-key-reused')
  if (kept.status !== null) return { status: kept.status, headers: kept.headers ?? {}, body: kept.body }
  return takeOver(db, hold)
}

/** The process that held the key may be dead. If it is only slow, its own write fails: it is no longer the holder. */
const takeOver = async (db: Database, hold: Hold): Promise<Hold> => {
  const taken = await db
    .update(idempotencyKeys)
    .set({ holder: hold.holder, heldAt: sql`now()` })
    .where(
      and(
        eq(idempotencyKeys.scope, hold.scope),
        eq(idempotencyKeys.key, hold.key),
        sql`status is null and held_at < now() - make_interval(secs => ${abandonedAfterSeconds})`,
      ),
    )
    .returning({ key: idempotencyKeys.key })
  if (taken.length === 0) throw new Problem('idempotency-in-flight', { retryAfterSeconds: 1 })
  return hold
}

const ofHold = (hold: Hold) =>
  and(eq(idempotencyKeys.scope, hold.scope), eq(idempotencyKeys.key, hold.key), eq(idempotencyKeys.holder, hold.holder))

/** Within the transaction of the change: both are kept, or neither. */
export const keepAnswer = async (db: Database, hold: Hold, answer: KeptAnswer): Promise<void> => {
  const kept = await db.update(idempotencyKeys).set(answer).where(ofHold(hold)).returning({ key: idempotencyKeys.key })
  if (kept.length === 0) throw new Problem('idempotency-in-flight', { retryAfterSeconds: 1 })
}

/** Unless the change is there after all: when a connection goes while it commits, nobody says whether it did. */
export const letGo = async (db: Database, hold: Hold): Promise<void> => {
  await db.delete(idempotencyKeys).where(and(ofHold(hold), isNull(idempotencyKeys.status)))
}

/** Answers about a person, kept for retries of theirs or of a brand's that added them. The one that is being given stays. */
export const forgetAnswersAbout = (db: Database, accountId: string, identifiers: readonly string[]) =>
  db
    .delete(idempotencyKeys)
    .where(
      and(
        isNotNull(idempotencyKeys.status),
        or(
          eq(idempotencyKeys.scope, `account:${accountId}`),
          sql`${idempotencyKeys.body} ->> 'id' = ${accountId}`,
          sql`${idempotencyKeys.body} ->> 'accountId' = ${accountId}`,
          inArray(sql`${idempotencyKeys.body} ->> 'identifier'`, [...identifiers]),
        ),
      ),
    )

export const forgetOldAnswers = (db: Database) => db.delete(idempotencyKeys).where(sql`held_at < now() - interval '24 hours'`)
