import type { BrandCtx } from '@/lib/core/ctx'
import { listStores } from '@/lib/stores/queries'

const most = 100

/** The other stores of the brand that stand on the map, for finding one's way there. */
export const neighbours = async (ctx: BrandCtx, ownId: string | null) => {
  const { data } = await listStores(ctx, { limit: most, sort: '-createdAt' })
  return data.flatMap(({ id, name, position }) => (position && id !== ownId ? [{ id, position, label: name }] : []))
}
