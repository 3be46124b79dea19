import { useFound } from '@/components/shell/palette/found'
import type { listCodes } from '@/lib/campaigns/codes/contract'
import { call } from '@/lib/http/client'

const fewestCharacters = 4
const limit = 4

/** One look-up: the code itself in any spelling, else the few that begin like it. Words with a space between them are no code. */
export const useFoundCodes = (brand: string, query: string, allowed: boolean) => {
  const text = query.trim()
  const isLikeCode = allowed && text.length >= fewestCharacters && !/\s/.test(text)
  return useFound(
    brand,
    'codes',
    query,
    isLikeCode
      ? async (q, signal) => {
          const { data } = await call<typeof listCodes>({ method: 'GET', path: '/codes', query: { q, limit }, brand, signal })
          return { data: data.map(({ id, code }) => ({ id, name: code })) }
        }
      : null,
  )
}
