import { and, asc, eq, isNull } from 'drizzle-orm'
import { claims, codes } from '@/db/schema'
import { beginBatch, createBatch, finishBatch, writeBatch } from '@/lib/campaigns/batches/commands'
import { voidCode } from '@/lib/campaigns/codes/lookup/commands'
import { createCampaign } from '@/lib/campaigns/commands'
import type { Campaign, NewCampaign } from '@/lib/campaigns/contract'
import { publishCampaign } from '@/lib/campaigns/lifecycle/commands'
import type { Order } from '@/lib/campaigns/redemptions/contract'
import type { BrandCtx } from '@/lib/core/ctx'
import { autumn, blackFriday, summer, type ToldCampaign, welcome } from './campaigns-story'
import { type Chance, daysFrom, momentsBetween, newChance } from './chance'
import { arrive, claimAll, customers, redeemAll, type Taker } from './days-past'

const defaults: Omit<NewCampaign, 'name' | 'benefit'> = {
  description: null,
  startsAt: null,
  endsAt: null,
  audience: { segmentIds: [], match: 'any', excludeSegmentIds: [] },
  limits: { claims: null, perShopper: 1, usesPerCode: 1, budget: null },
  minimumSpend: null,
  scope: null,
  codeStyle: { length: 10, prefix: null, pattern: null },
  issueOn: null,
  claimableByShoppers: true,
}

/** The world of the story some days from the present. */
type At = (days: number) => BrandCtx

/** No engine runs while the story is told: the steps of its job are taken here. */
const makeCodes = async (ctx: BrandCtx, campaignId: string, count: number) => {
  const { id: jobId } = await createBatch(ctx, { campaignId, count })
  const turn = { jobId, round: 1 }
  await beginBatch(ctx, turn)
  await writeBatch(ctx, turn, { atMost: 1 })
  await finishBatch(ctx, turn)
}

const publish = async (at: At, told: ToldCampaign): Promise<Campaign> => {
  const { now } = at(0)
  const dated = (days: number | null) => (days === null ? null : daysFrom(now, days))
  const drafted = at(told.draftedAt)
  const asked = { ...defaults, ...told.campaign, startsAt: dated(told.startsAt), endsAt: dated(told.endsAt) }
  const { id } = await createCampaign(drafted, asked)
  if (told.codes > 0) await makeCodes(at(told.draftedAt + 0.1), id, told.codes)
  return publishCampaign(at(told.publishedAt), id)
}

const orderFor = (campaign: Campaign, chance: Chance, number: number): Order => {
  const ref = `T-${20_400 + number}`
  const price = (amount: number) => ({ amount, currency: 'EUR' })
  if (campaign.benefit.type !== 'fixed-price') return { ref, total: price(510 + Math.floor(chance() * 150) * 10) }
  return { ref, items: [{ sku: 'cafe-con-hielo', quantity: 1 + Math.floor(chance() * 3), unitPrice: price(240) }] }
}

type Held = { codeId: string; claimId: string; position: number; claimedAt: Date; shopperId: string | null }

const heldCodes = ({ db, actor }: BrandCtx, campaignId: string): Promise<Held[]> =>
  db
    .select({
      codeId: codes.id,
      claimId: claims.id,
      position: claims.position,
      claimedAt: claims.claimedAt,
      shopperId: claims.shopperId,
    })
    .from(claims)
    .innerJoin(codes, and(eq(codes.brandId, claims.brandId), eq(codes.campaignId, claims.campaignId), eq(codes.position, claims.position)))
    .where(and(eq(claims.brandId, actor.brandId), eq(claims.campaignId, campaignId)))
    .orderBy(asc(claims.position))

type Using = { campaign: Campaign; told: Pick<ToldCampaign, 'redemptions'>; storeIds: string[]; chance: Chance }
type Choice = { first?: (held: Held) => boolean; never?: (held: Held) => boolean }

/** Each some time after it was claimed, in one of the stores. */
const redeem = async (ctx: BrandCtx, { campaign, told, storeIds, chance }: Using, { first, never }: Choice = {}) => {
  const until = daysFrom(ctx.now, told.redemptions.until).getTime()
  const held = (await heldCodes(ctx, campaign.id)).filter((one) => !never?.(one) && one.claimedAt.getTime() < until)
  const placed = held.map((one) => ({ one, place: first?.(one) ? -1 : chance() })).toSorted((one, other) => one.place - other.place)
  const used = placed.slice(0, told.redemptions.count).map(({ one }, number) => ({
    ...one,
    at: new Date(one.claimedAt.getTime() + (until - one.claimedAt.getTime()) * (0.02 + chance() * 0.95)),
    storeId: storeIds[Math.floor(chance() * storeIds.length)] ?? '',
    order: orderFor(campaign, chance, number),
  }))
  await redeemAll(ctx, campaign, used)
}

const voidSome = async (at: At, campaign: Campaign, count: number) => {
  const ctx = at(-2)
  const free = await ctx.db
    .select({ code: codes.code })
    .from(codes)
    .leftJoin(claims, and(eq(claims.campaignId, codes.campaignId), eq(claims.position, codes.position)))
    .where(and(eq(codes.campaignId, campaign.id), isNull(claims.position)))
    .orderBy(asc(codes.position))
    .limit(count)
  for (const { code } of free) await voidCode(ctx, code)
}

const takersOf = (told: ToldCampaign, now: Date, people: readonly string[], chance: Chance): Taker[] => {
  if (!told.claims) return []
  const { count, from, until } = told.claims
  const moments = momentsBetween(chance, count, daysFrom(now, from), daysFrom(now, until))
  return moments.flatMap((at, place) => (people[place] ? [{ at, shopperId: people[place] }] : []))
}

/** Some way before the last of them. */
const withLaia = (takers: Taker[], shopperId: string) =>
  takers.map((taker, place) => (place === takers.length - 25 ? { ...taker, shopperId } : taker))

type Story = { laiaId: string; storeIds: string[] }

/** Four campaigns in four states, and what people have done with them until now. */
export const tellCampaigns = async (at: At, { laiaId, storeIds }: Story): Promise<void> => {
  const [present, chance] = [at(0), newChance(2_026)]
  const { now } = present
  const people = await customers(at(-39), 1_800)
  const laia = (await customers(at(-30), 1, laiaId)).join('')
  const isLaia = (held: Held) => held.shopperId === laia
  const over = await publish(at, summer)
  await claimAll(present, over.id, withLaia(takersOf(summer, now, people.slice(900), chance), laia))
  await redeem(present, { campaign: over, told: summer, storeIds, chance }, { first: isLaia })
  const running = await publish(at, autumn)
  await claimAll(present, running.id, withLaia(takersOf(autumn, now, people, chance), laia))
  await redeem(present, { campaign: running, told: autumn, storeIds, chance }, { never: isLaia })
  await voidSome(at, running, autumn.voids)
  const greeting = await publish(at, welcome)
  const { count, from, until } = welcome.arrivals
  await arrive(present, momentsBetween(chance, count, daysFrom(now, from), daysFrom(now, until)))
  await redeem(present, { campaign: greeting, told: welcome, storeIds, chance })
  await publish(at, blackFriday)
}
