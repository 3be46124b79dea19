import { and, eq } from 'drizzle-orm'
import { claims, codes, tears } from '@/db/schema'
import type { BrandCtx } from '@/lib/core/ctx'
import { Problem } from '@/lib/core/problem'
import { transaction } from '@/lib/core/transaction'
import { emit } from '@/lib/events/emit'
import type { Code } from '../contract'
import { codeOf, codeOfBrand, type Found } from '../found/queries'

/** Whoever redeems shares the code's row and whoever claims holds the tear, so that with both in hand nobody is under way to use it. */
const holdCode = async (ctx: BrandCtx, { code }: Found) => {
  await ctx.db.select({ torn: tears.torn }).from(tears).where(eq(tears.campaignId, code.campaignId)).for('update')
  const [row] = await ctx.db
    .select({ voidedAt: codes.voidedAt })
    .from(codes)
    .where(and(eq(codes.brandId, code.brandId), eq(codes.id, code.id)))
    .for('no key update')
  if (!row) throw new Problem('code-not-valid')
  return row
}

const isUsed = async (ctx: BrandCtx, { code }: Found): Promise<boolean> => {
  const [claim] = await ctx.db
    .select({ usedAt: claims.usedAt })
    .from(claims)
    .where(and(eq(claims.brandId, code.brandId), eq(claims.campaignId, code.campaignId), eq(claims.position, code.position)))
  return (claim?.usedAt ?? null) !== null
}

/** Voiding what is void already changes nothing. */
export const voidCode = async (ctx: BrandCtx, text: string): Promise<Code> => {
  const found = await codeOfBrand(ctx, text)
  return transaction(ctx, async (ctx) => {
    const { voidedAt } = await holdCode(ctx, found)
    if (voidedAt) return codeOf(await codeOfBrand(ctx, text), ctx.now)
    if (await isUsed(ctx, found)) throw new Problem('code-already-used')
    await ctx.db
      .update(codes)
      .set({ voidedAt: ctx.now })
      .where(and(eq(codes.brandId, found.code.brandId), eq(codes.id, found.code.id)))
    await emit(ctx, 'code.voided', { codeId: found.code.id, campaignId: found.code.campaignId })
    return codeOf(await codeOfBrand(ctx, text), ctx.now)
  })
}
