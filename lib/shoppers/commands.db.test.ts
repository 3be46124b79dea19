import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { shoppers } from '@/db/schema'
import { aBrand } from '@/db/testing/world'
import { verifyAccessToken } from '@/lib/auth/token'
import { createShopperToken } from './commands'

const shopperOf = async (token: { accessToken: string }) => {
  const claims = await verifyAccessToken(token.accessToken)
  return claims?.kind === 'shopper' ? { shopperId: claims.sub, brandId: claims.brand } : null
}

test('20 tokens asked for at once for one new customer speak for one shopper', async () => {
  const { brand, owner } = await aBrand()

  const tokens = await Promise.all(Array.from({ length: 20 }, () => createShopperToken(owner, { ref: 'customer-1' })))

  const rows = await owner.db.select().from(shoppers).where(eq(shoppers.brandId, brand.id))
  expect(rows).toMatchObject([{ ref: 'customer-1' }])
  const claims = await Promise.all(tokens.map(shopperOf))
  expect(claims).toEqual(Array(20).fill({ shopperId: rows[0]?.id, brandId: brand.id }))
})

test('the same ref of two brands is two shoppers', async () => {
  const [one, other] = await Promise.all([aBrand(), aBrand()])

  const ask = () => Promise.all([one, other].map(async ({ owner }) => shopperOf(await createShopperToken(owner, { ref: 'customer-2' }))))
  const first = await ask()
  const again = await ask()

  expect(first.map((claim) => claim?.brandId)).toEqual([one.brand.id, other.brand.id])
  expect(first[0]?.shopperId).not.toBe(first[1]?.shopperId)
  expect(again).toEqual(first)
})
