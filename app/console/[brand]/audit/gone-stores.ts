import type { BrandCtx } from '@/lib/core/ctx'
import { Problem } from '@/lib/core/problem'
import type { Fact } from '@/lib/events/contract'
import { getStore } from '@/lib/stores/queries'

const isGone = async (ctx: BrandCtx, storeId: string): Promise<boolean> =>
  getStore(ctx, storeId).then(
    () => false,
    (error: unknown) => {
      if (error instanceof Problem && error.code === 'not-found') return true
      throw error
    },
  )

/** Of the stores that these facts speak of, those that nobody can open any more. */
export const goneStores = async (ctx: BrandCtx, facts: readonly Fact[]): Promise<ReadonlySet<string>> => {
  const ids = [...new Set(facts.flatMap(({ subject }) => (subject.type === 'store' ? [subject.id] : [])))]
  const gone = await Promise.all(ids.map((id) => isGone(ctx, id)))
  return new Set(ids.filter((_, at) => gone[at]))
}
