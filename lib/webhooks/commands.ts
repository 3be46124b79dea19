import { and, eq, type SQL, sql } from 'drizzle-orm'
import { brands, relayedFacts, type WebhookRow, webhooks } from '@/db/schema'
import type { BrandCtx } from '@/lib/core/ctx'
import { env } from '@/lib/core/env'
import { newId } from '@/lib/core/id'
import { invalid, Problem } from '@/lib/core/problem'
import { transaction } from '@/lib/core/transaction'
import { difference, emit } from '@/lib/events/emit'
import { reachWith } from '@/lib/outgoing/addresses'
import { refusalOf } from '@/lib/outgoing/destination'
import { seal } from '@/lib/outgoing/sealed'
import { makeSecret } from '@/lib/outgoing/signature'
import type { NewWebhook, Webhook, WebhookChange, WebhookWithSecret } from './contract'
import { countWebhooks, ofWebhook, webhookOf } from './queries'
import { mostOfBrand, previousUntilOf } from './rules'

const assertReachable = async (url: string): Promise<void> => {
  const refused = await refusalOf(url, reachWith(env().WEBHOOK_ALLOW_CIDRS))
  if (refused) throw invalid('/url', refused.code, refused.detail)
}

/** What is told from now on comes after what the brand's sequence has come to. */
const newestSequence = (brandId: string): SQL<number> =>
  sql<number>`(select coalesce(max(${relayedFacts.sequence}), 0) from ${relayedFacts} where ${relayedFacts.brandId} = ${brandId})`

/** One brand's webhooks are added one after the other, so that they can be counted. */
const assertRoom = async (ctx: BrandCtx): Promise<void> => {
  await ctx.db.select({ id: brands.id }).from(brands).where(eq(brands.id, ctx.actor.brandId)).for('no key update')
  if ((await countWebhooks(ctx)) >= mostOfBrand) throw new Problem('too-many-webhooks')
}

export const createWebhook = async (ctx: BrandCtx, input: NewWebhook): Promise<WebhookWithSecret> => {
  await assertReachable(input.url)
  return transaction(ctx, async (ctx) => {
    await assertRoom(ctx)
    const { brandId } = ctx.actor
    const id = newId(ctx.now.getTime())
    const secret = makeSecret()
    const { url, types, description = null } = input
    const [row] = await ctx.db
      .insert(webhooks)
      .values({
        id,
        brandId,
        url,
        types,
        description,
        secret: seal(secret, id),
        plannedSequence: newestSequence(brandId),
        createdAt: ctx.now,
        updatedAt: ctx.now,
      })
      .returning()
    if (!row) throw new Error('an insert returned no row')
    await emit(ctx, 'webhook.created', { webhookId: id, name: url, types })
    return { ...webhookOf(row, ctx.now), secret }
  })
}

type Target = { webhookId: string; ifMatch?: number | undefined }

/** Locked while it changes, so that the fact's "before" is what this change found. */
export const lockWebhook = async (ctx: BrandCtx, webhookId: string): Promise<WebhookRow> => {
  const [row] = await ctx.db.select().from(webhooks).where(ofWebhook(ctx, webhookId)).for('no key update')
  if (!row) throw new Problem('not-found')
  return row
}

/** As it is sent to: enabled, or nothing can be sent. */
export const lockEnabled = async (ctx: BrandCtx, webhookId: string): Promise<WebhookRow> => {
  const row = await lockWebhook(ctx, webhookId)
  if (row.disabledAt !== null) throw new Problem('webhook-disabled')
  return row
}

const fields = ['url', 'types', 'description', 'enabled'] as const

/** Enabled again it begins anew: what happened in between comes with a replay, and only then. */
const columnsOfState = (ctx: BrandCtx, enabled: boolean) =>
  enabled
    ? {
        disabledAt: null,
        disabledReason: null,
        failingSince: null,
        strikes: 0,
        restsUntil: null,
        plannedSequence: newestSequence(ctx.actor.brandId),
      }
    : { disabledAt: ctx.now, disabledReason: 'asked' as const }

export const changeWebhook = async (
  ctx: BrandCtx,
  { webhookId, change, ifMatch }: Target & { change: WebhookChange },
): Promise<Webhook> => {
  if (change.url !== undefined) await assertReachable(change.url)
  return transaction(ctx, async (ctx) => {
    const row = await lockWebhook(ctx, webhookId)
    if (ifMatch !== undefined && row.version !== ifMatch) throw new Problem('version-conflict')
    const before = webhookOf(row, ctx.now)
    const after = { ...before, ...change, types: change.types === null ? [] : (change.types ?? before.types) }
    const changes = difference({ ...before }, after, fields)
    if (!changes) return before
    const [changed] = await ctx.db
      .update(webhooks)
      .set({
        url: after.url,
        types: after.types,
        description: after.description,
        ...(after.enabled !== before.enabled && columnsOfState(ctx, after.enabled)),
        version: sql`version + 1`,
        updatedAt: ctx.now,
      })
      .where(ofWebhook(ctx, webhookId))
      .returning()
    if (!changed) throw new Problem('not-found')
    await emit(ctx, 'webhook.changed', { webhookId, name: changed.url, ...changes })
    return webhookOf(changed, ctx.now)
  })
}

export const deleteWebhook = (ctx: BrandCtx, { webhookId, ifMatch }: Target): Promise<void> =>
  transaction(ctx, async (ctx) => {
    const { url, version } = await lockWebhook(ctx, webhookId)
    if (ifMatch !== undefined && version !== ifMatch) throw new Problem('version-conflict')
    await ctx.db.delete(webhooks).where(ofWebhook(ctx, webhookId))
    await emit(ctx, 'webhook.deleted', { webhookId, name: url })
  })

export const rotateWebhook = (ctx: BrandCtx, { webhookId }: { webhookId: string }): Promise<WebhookWithSecret> =>
  transaction(ctx, async (ctx) => {
    const secret = makeSecret()
    const previousUntil = previousUntilOf(ctx.now)
    const [row] = await ctx.db
      .update(webhooks)
      .set({
        secret: seal(secret, webhookId),
        previousSecret: sql`${webhooks.secret}`,
        previousUntil,
        version: sql`version + 1`,
        updatedAt: ctx.now,
      })
      .where(and(ofWebhook(ctx, webhookId)))
      .returning()
    if (!row) throw new Problem('not-found')
    await emit(ctx, 'webhook.rotated', { webhookId, name: row.url, previousUntil: previousUntil.toISOString() })
    return { ...webhookOf(row, ctx.now), secret }
  })
