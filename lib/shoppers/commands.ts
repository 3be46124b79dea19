import { and, eq } from 'drizzle-orm'
import { shoppers } from '@/db/schema'
import { accessTokenSeconds, signAccessToken } from '@/lib/auth/token'
import type { BrandCtx } from '@/lib/core/ctx'
import { newId } from '@/lib/core/id'
import type { ShopperToken } from './contract'

/** The shopper whom the brand names so, made at the first mention. The unique key decides, however many ask at once. */
export const shopperOfRef = async (ctx: BrandCtx, ref: string): Promise<string> => {
  const { brandId } = ctx.actor
  const [made] = await ctx.db
    .insert(shoppers)
    .values({ id: newId(ctx.now.getTime()), brandId, ref, createdAt: ctx.now })
    .onConflictDoNothing()
    .returning({ id: shoppers.id })
  if (made) return made.id
  const [known] = await ctx.db
    .select({ id: shoppers.id })
    .from(shoppers)
    .where(and(eq(shoppers.brandId, brandId), eq(shoppers.ref, ref)))
  return known ? known.id : shopperOfRef(ctx, ref)
}

export const createShopperToken = async (ctx: BrandCtx, { ref }: { ref: string }): Promise<ShopperToken> => {
  const shopperId = await shopperOfRef(ctx, ref)
  const accessToken = await signAccessToken({ kind: 'shopper', sub: shopperId, brand: ctx.actor.brandId })
  return { accessToken, tokenType: 'Bearer', expiresIn: accessTokenSeconds }
}
