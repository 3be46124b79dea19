import { asc, and, eq, sql } from 'drizzle-orm'
import { accounts, codes } from '@/db/schema'
import type { Campaign } from '@/lib/campaigns/contract'
import type { Order } from '@/lib/campaigns/redemptions/contract'
import { priceOf, readOrder } from '@/lib/campaigns/redemptions/pricing/rules'
import { issueVouchers } from '@/lib/campaigns/vouchers/commands'
import type { BrandCtx } from '@/lib/core/ctx'
import { newId } from '@/lib/core/id'
import { actorIdOf } from '@/lib/events/emit'
import { arrivalNames } from './campaigns-story'

/** Customers whom the brand knows by its own numbers; with an account, that person. Their ids. */
export const customers = async ({ db, actor, now }: BrandCtx, count: number, accountId?: string): Promise<string[]> => {
  const made = Array.from({ length: count }, (_, place) => ({
    id: newId(now.getTime()),
    ref: accountId === undefined ? `cliente-${10_001 + place}` : null,
  }))
  await db.execute(sql`
    insert into shoppers (id, brand_id, ref, account_id, created_at)
    select id, ${actor.brandId}::uuid, ref, ${accountId ?? null}::uuid, ${now.toISOString()}::timestamptz
    from jsonb_to_recordset(${JSON.stringify(made)}::jsonb) as made (id uuid, ref text)`)
  return made.map(({ id }) => id)
}

export type Taker = { shopperId: string; at: Date }

/** Claiming speaks of the present alone: what was claimed on other days is written here as claiming writes it. */
export const claimAll = async ({ db, actor }: BrandCtx, campaignId: string, takers: readonly Taker[]): Promise<void> => {
  const strip = await db
    .select({ codeId: codes.id, position: codes.position })
    .from(codes)
    .where(and(eq(codes.brandId, actor.brandId), eq(codes.campaignId, campaignId)))
    .orderBy(asc(codes.position))
    .limit(takers.length)
  const given = takers.flatMap(({ shopperId, at }, place) => {
    const code = strip[place]
    return code ? [{ ...code, shopperId, at, claimId: newId(at.getTime()), factId: newId(at.getTime()) }] : []
  })
  await db.execute(sql`
    with given as materialized (
      select * from jsonb_to_recordset(${JSON.stringify(given)}::jsonb)
        as given ("codeId" uuid, position bigint, "shopperId" uuid, at timestamptz, "claimId" uuid, "factId" uuid)
    ), claimed as (
      insert into claims (id, brand_id, campaign_id, position, shopper_id, ordinal, claimed_at)
      select "claimId", ${actor.brandId}::uuid, ${campaignId}::uuid, position, "shopperId", 1, at from given
    ), told as (
      insert into facts (id, brand_id, type, subject_type, subject_id, actor_kind, actor_id, data, at)
      select "factId", ${actor.brandId}::uuid, 'code.claimed', 'code', "codeId", 'shopper', "shopperId", jsonb_build_object(
        'codeId', "codeId", 'campaignId', ${campaignId}::uuid, 'claimId', "claimId", 'shopperId', "shopperId"), at
      from given
    )
    update tears set torn = ${given.at(-1)?.position ?? 0}, claimed = claimed + ${given.length} where campaign_id = ${campaignId}`)
}

export type Used = { codeId: string; claimId: string; position: number; shopperId: string | null; at: Date; storeId: string; order: Order }

/** Like claims, as redeeming writes them: hundreds, at once. */
export const redeemAll = async ({ db, actor }: BrandCtx, campaign: Campaign, used: readonly Used[]): Promise<void> => {
  const terms = { ...campaign, minimumSpend: campaign.minimumSpend?.amount ?? null, currency: 'EUR' }
  const made = used.flatMap((one) => {
    const price = priceOf(terms, readOrder(one.order))
    if (typeof price === 'string') return []
    const { discount, total } = price
    return [{ ...one, ref: one.order.ref, discount, total, id: newId(one.at.getTime()), factId: newId(one.at.getTime()) }]
  })
  const actorId = actorIdOf(actor)
  await db.execute(sql`
    with made as materialized (
      select * from jsonb_to_recordset(${JSON.stringify(made)}::jsonb) as made ("codeId" uuid, "claimId" uuid, position bigint,
        "shopperId" uuid, at timestamptz, "storeId" uuid, "order" jsonb, ref text, discount bigint, total bigint, id uuid, "factId" uuid)
    ), used as (
      update claims set uses = 1, used_at = at, order_ref = ref from made
      where claims.brand_id = ${actor.brandId}::uuid and claims.campaign_id = ${campaign.id}::uuid and claims.position = made.position
    ), redeemed as (
      insert into redemptions (id, brand_id, campaign_id, position, use, shopper_id, store_id, discount, total, "order", order_ref,
        actor_kind, actor_id, redeemed_at)
      select id, ${actor.brandId}::uuid, ${campaign.id}::uuid, position, 1, "shopperId", "storeId", discount, total, "order", ref,
        ${actor.kind}, ${actorId}, at
      from made
    ), told as (
      insert into facts (id, brand_id, type, subject_type, subject_id, actor_kind, actor_id, data, at)
      select "factId", ${actor.brandId}::uuid, 'code.redeemed', 'code', "codeId", ${actor.kind}, ${actorId}, jsonb_build_object(
        'codeId', "codeId", 'campaignId', ${campaign.id}::uuid, 'claimId', "claimId", 'redemptionId', id, 'shopperId', "shopperId",
        'storeId', "storeId", 'discount', discount), at
      from made
    )
    update campaign_budgets set spent = spent + (select coalesce(sum(discount), 0) from made) where campaign_id = ${campaign.id}`)
}

/** People who signed in for the first time then, and had what a campaign gives for that. */
export const arrive = async (ctx: BrandCtx, moments: readonly Date[]): Promise<void> => {
  for (const [place, at] of moments.entries()) {
    const id = newId(at.getTime())
    const name = arrivalNames[place % arrivalNames.length] ?? 'Núria'
    const person = { id, name, passwordHash: '', locale: 'es', timeZone: 'Europe/Madrid', createdAt: at, firstSignedInAt: at }
    await ctx.db.insert(accounts).values(person)
    const world = { ...ctx, now: at, actor: { kind: 'system', name: 'issue-vouchers', brandId: null } as const }
    await issueVouchers(world, { event: 'first-login', accountId: id, at })
  }
}
