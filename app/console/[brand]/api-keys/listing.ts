import { redirect } from 'next/navigation'
import { queryText, type SearchParams } from '@/components/ui/query'
import type { ApiKey } from '@/lib/brands/api-keys/contract'
import { getApiKey, listApiKeys } from '@/lib/brands/api-keys/queries'
import type { BrandCtx } from '@/lib/core/ctx'
import { isUuid } from '@/lib/core/id'
import { Problem } from '@/lib/core/problem'

const rows = 50

export const askedOf = (params: SearchParams) => ({
  place: { cursor: queryText(params, 'cursor'), trail: queryText(params, 'trail') },
  peek: queryText(params, 'peek'),
})

type Asked = ReturnType<typeof askedOf>

const peeked = async (ctx: BrandCtx, id: string | undefined, listed: readonly ApiKey[]): Promise<ApiKey | null> => {
  const known = listed.find((key) => key.id === id)
  if (known) return known
  if (id === undefined || !isUuid(id)) return null
  return getApiKey(ctx, id).catch((error: unknown) => {
    if (error instanceof Problem && error.code === 'not-found') return null
    throw error
  })
}

/** The page that was asked for and the key that is looked at; a cursor that was cut short on its way here leads to the first page. */
export const keysAsked = async (ctx: BrandCtx, { place, peek }: Asked, path: string) => {
  const page = await listApiKeys(ctx, { limit: rows, cursor: place.cursor }).catch((error: unknown) => {
    if (error instanceof Problem && error.code === 'invalid') redirect(path)
    throw error
  })
  return { page, peeked: await peeked(ctx, peek, page.data) }
}
