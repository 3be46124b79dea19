import type { BrandCtx } from '@/lib/core/ctx'
import type { Fact } from '@/lib/events/contract'
import { findStoreIds } from '@/lib/stores/queries'

/** Of the stores that these facts speak of, those that nobody can open any more. */
export const goneStores = async (ctx: BrandCtx, facts: readonly Fact[]): Promise<ReadonlySet<string>> => {
  const ids = [...new Set(facts.flatMap(({ subject }) => (subject.type === 'store' ? [subject.id] : [])))]
  const there = await findStoreIds(ctx, ids)
  return new Set(ids.filter((id) => !there.has(id)))
}
