import { and, eq, isNull, sql } from 'drizzle-orm'
import { batches, type CampaignRow, campaigns, claims, codes, shoppers, strips, tears } from '@/db/schema'
import { type BrandCtx, type Ctx, type HouseActor, type SystemActor } from '@/lib/core/ctx'
import { newId } from '@/lib/core/id'
import { transaction } from '@/lib/core/transaction'
import { emit } from '@/lib/events/emit'
import { newCodes } from '../codes/rules'
import type { IssueOn } from '../contract'
import { type Happened, isOwed, validUntil } from './rules'

type Issuing = CampaignRow & { issueOn: IssueOn }
type Unit = { id: string; position: number }

const isIssuing = (campaign: CampaignRow): campaign is Issuing => campaign.issueOn !== null

/** Thrown to leave nothing behind of somebody who gets nothing: not even the shopper. */
class NotServed extends Error {}

/** Nobody pauses or archives it until the voucher is given. */
const campaignToServe = async ({ db, now }: BrandCtx, campaignId: string, { at }: Happened): Promise<Issuing> => {
  const [campaign] = await db.select().from(campaigns).where(eq(campaigns.id, campaignId)).for('share')
  if (!campaign || !isIssuing(campaign) || !isOwed(campaign, at, now)) throw new NotServed()
  return campaign
}

const shopperOf = async ({ db, actor, now }: BrandCtx, accountId: string): Promise<string> => {
  const { brandId } = actor
  await db.execute(sql`
    insert into shoppers (id, brand_id, account_id, created_at)
    select ${newId(now.getTime())}::uuid, ${brandId}::uuid, id, ${now.toISOString()}::timestamptz from accounts
    where id = ${accountId} and disabled_at is null
    on conflict do nothing`)
  const [shopper] = await db
    .select({ id: shoppers.id })
    .from(shoppers)
    .where(and(eq(shoppers.brandId, brandId), eq(shoppers.accountId, accountId)))
  if (!shopper) throw new NotServed()
  return shopper.id
}

const lockTear = async ({ db }: BrandCtx, { id, issueOn }: Issuing) => {
  const [tear] = await db.select().from(tears).where(eq(tears.campaignId, id)).for('update')
  if (!tear || tear.issued >= issueOn.ceiling) throw new NotServed()
  return tear
}

const refuseServed = async ({ db }: BrandCtx, { id }: Issuing, shopperId: string) => {
  const [had] = await db
    .select({ id: claims.id })
    .from(claims)
    .where(and(eq(claims.shopperId, shopperId), eq(claims.campaignId, id)))
    .limit(1)
  if (had) throw new NotServed()
}

const nextOfStrip = async ({ db }: BrandCtx, { id, brandId }: Issuing, torn: number): Promise<Unit | undefined> => {
  const [unit] = await db
    .select({ id: codes.id, position: codes.position })
    .from(codes)
    .leftJoin(claims, and(eq(claims.brandId, codes.brandId), eq(claims.campaignId, codes.campaignId), eq(claims.position, codes.position)))
    .where(
      and(
        eq(codes.brandId, brandId),
        eq(codes.campaignId, id),
        sql`${codes.position} > ${torn}`,
        isNull(codes.voidedAt),
        isNull(claims.position),
      ),
    )
    .orderBy(codes.position)
    .limit(1)
  return unit
}

const issuingBatch = async ({ db, now }: BrandCtx, { id: campaignId, brandId }: Issuing): Promise<string> => {
  const ofIssuing = and(eq(batches.campaignId, campaignId), isNull(batches.jobId))
  await db
    .insert(batches)
    .values({ id: newId(now.getTime()), brandId, campaignId, createdAt: now })
    .onConflictDoNothing({ target: batches.campaignId, where: isNull(batches.jobId) })
  const [batch] = await db.select({ id: batches.id }).from(batches).where(ofIssuing)
  if (!batch) throw new Error('a batch that was just made is gone')
  return batch.id
}

/** A code is there already once in many thousand times, since a style that would be guessed is refused. */
const attempts = 20

/** Appends one code to the strip, whose row is held. */
const makeCode = async (ctx: BrandCtx, campaign: Issuing, size: number): Promise<Unit> => {
  const { id: campaignId, brandId, codeStyle } = campaign
  const batchId = await issuingBatch(ctx, campaign)
  const position = size + 1
  for (const { code, matchKey } of newCodes(codeStyle, attempts)) {
    const [made] = await ctx.db
      .insert(codes)
      .values({ id: newId(ctx.now.getTime()), brandId, campaignId, batchId, position, code, matchKey })
      .onConflictDoNothing({ target: [codes.brandId, codes.matchKey] })
      .returning({ id: codes.id, position: codes.position })
    if (!made) continue
    await ctx.db.update(strips).set({ size: position }).where(eq(strips.campaignId, campaignId))
    return made
  }
  throw new Error('no new code was found: this style has hardly any left')
}

/** The strip's next code, or a new one at its end once no job can be appending others. */
const takeUnit = async (ctx: BrandCtx, campaign: Issuing, torn: number): Promise<Unit> => {
  const next = await nextOfStrip(ctx, campaign, torn)
  if (next) return next
  const [strip] = await ctx.db.select().from(strips).where(eq(strips.campaignId, campaign.id)).for('update')
  if (!strip) throw new Error('a campaign has no strip')
  return (await nextOfStrip(ctx, campaign, torn)) ?? makeCode(ctx, campaign, strip.size)
}

const give = async (ctx: BrandCtx, { id: campaignId, brandId, issueOn }: Issuing, shopperId: string, unit: Unit) => {
  const claimId = newId(ctx.now.getTime())
  const { position } = unit
  const times = { claimedAt: ctx.now, expiresAt: validUntil(ctx.now, issueOn.validForDays) }
  await ctx.db.insert(claims).values({ id: claimId, brandId, campaignId, position, shopperId, ordinal: 1, ...times })
  await emit(ctx, 'voucher.issued', { codeId: unit.id, campaignId, claimId, shopperId })
}

const moveTear = async (ctx: BrandCtx, { id: campaignId, issueOn, name }: Issuing, { position }: Unit) => {
  const [tear] = await ctx.db
    .update(tears)
    .set({
      torn: position,
      issued: sql`issued + 1`,
      exhaustedAt: sql`case when issued + 1 = ${issueOn.ceiling} then coalesce(exhausted_at, ${ctx.now.toISOString()}) else exhausted_at end`,
    })
    .where(eq(tears.campaignId, campaignId))
    .returning({ issued: tears.issued })
  if (tear?.issued === issueOn.ceiling) await emit(ctx, 'campaign.exhausted', { campaignId, name })
}

const serve = async (ctx: BrandCtx, campaignId: string, happened: Happened): Promise<void> => {
  const campaign = await campaignToServe(ctx, campaignId, happened)
  const shopperId = await shopperOf(ctx, happened.accountId)
  const { torn } = await lockTear(ctx, campaign)
  await refuseServed(ctx, campaign, shopperId)
  const unit = await takeUnit(ctx, campaign, torn)
  await give(ctx, campaign, shopperId, unit)
  await moveTear(ctx, campaign, unit)
}

const isServed = (serving: Promise<void>): Promise<boolean> =>
  serving.then(
    () => true,
    (error: unknown) => {
      if (error instanceof NotServed) return false
      throw error
    },
  )

/** One voucher of every campaign that gives one when this happens, to a person who has none of it. Answers how many were given. */
export const issueVouchers = async (ctx: Ctx<HouseActor>, happened: Happened): Promise<number> => {
  const issuing = await ctx.db
    .select({ campaign: campaigns, issued: tears.issued })
    .from(campaigns)
    .innerJoin(tears, eq(tears.campaignId, campaigns.id))
    .where(and(sql`${campaigns.issueOn} ->> 'event' = ${happened.event}`, isNull(campaigns.archivedAt)))
    .orderBy(campaigns.id)
  let given = 0
  for (const { campaign, issued } of issuing) {
    if (!isIssuing(campaign) || issued >= campaign.issueOn.ceiling || !isOwed(campaign, happened.at, ctx.now)) continue
    const actor: SystemActor = { ...ctx.actor, brandId: campaign.brandId }
    if (await isServed(transaction({ ...ctx, actor }, (ctx) => serve(ctx, campaign.id, happened)))) given += 1
  }
  return given
}
