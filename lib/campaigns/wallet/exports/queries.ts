import { and, asc, eq, gt, inArray } from 'drizzle-orm'
import { brands, campaigns, claims, codes, redemptions, shoppers } from '@/db/schema'
import type { Ctx } from '@/lib/core/ctx'
import { exportPage, type Section } from '@/lib/jobs/exports/queries'

const pageRows = 500

const ofCode = { brand: { slug: brands.slug, name: brands.name }, campaign: campaigns.name, code: codes.code }

const claimsOf = ({ db }: Ctx, accountId: string, after: string | null) =>
  db
    .select({
      id: claims.id,
      ...ofCode,
      claimedAt: claims.claimedAt,
      expiresAt: claims.expiresAt,
      uses: claims.uses,
      usedAt: claims.usedAt,
      orderRef: claims.orderRef,
    })
    .from(claims)
    .innerJoin(shoppers, and(eq(shoppers.brandId, claims.brandId), eq(shoppers.id, claims.shopperId)))
    .innerJoin(codes, and(eq(codes.brandId, claims.brandId), eq(codes.campaignId, claims.campaignId), eq(codes.position, claims.position)))
    .innerJoin(campaigns, eq(campaigns.id, claims.campaignId))
    .innerJoin(brands, eq(brands.id, claims.brandId))
    .where(and(eq(shoppers.accountId, accountId), after === null ? undefined : gt(claims.id, after)))
    .orderBy(asc(claims.id))

const redemptionsOf = ({ db }: Ctx, accountId: string, after: string | null) =>
  db
    .select({
      id: redemptions.id,
      ...ofCode,
      discount: redemptions.discount,
      total: redemptions.total,
      currency: brands.currency,
      order: redemptions.order,
      redeemedAt: redemptions.redeemedAt,
      rolledBackAt: redemptions.rolledBackAt,
    })
    .from(redemptions)
    .innerJoin(shoppers, and(eq(shoppers.brandId, redemptions.brandId), eq(shoppers.id, redemptions.shopperId)))
    .innerJoin(
      codes,
      and(eq(codes.brandId, redemptions.brandId), eq(codes.campaignId, redemptions.campaignId), eq(codes.position, redemptions.position)),
    )
    .innerJoin(campaigns, eq(campaigns.id, redemptions.campaignId))
    .innerJoin(brands, eq(brands.id, redemptions.brandId))
    .where(and(eq(shoppers.accountId, accountId), after === null ? undefined : gt(redemptions.id, after)))
    .orderBy(asc(redemptions.id))

const ofPerson = ({ db }: Ctx, accountId: string) => db.select({ id: shoppers.id }).from(shoppers).where(eq(shoppers.accountId, accountId))

/** The codes that a person has or had, and what they used them for. */
export const codesOfPerson: readonly Section[] = [
  {
    name: 'codes',
    count: (ctx, accountId) => ctx.db.$count(claims, inArray(claims.shopperId, ofPerson(ctx, accountId))),
    read: async (ctx, accountId, after) => exportPage(await claimsOf(ctx, accountId, after).limit(pageRows)),
  },
  {
    name: 'redemptions',
    count: (ctx, accountId) => ctx.db.$count(redemptions, inArray(redemptions.shopperId, ofPerson(ctx, accountId))),
    read: async (ctx, accountId, after) => exportPage(await redemptionsOf(ctx, accountId, after).limit(pageRows)),
  },
]
