'use client'

import { keepPreviousData, useQuery } from '@tanstack/react-query'

import { queryClient } from '@/components/live/query-client'
import type { listCodes } from '@/lib/campaigns/codes/contract'
import { call } from '@/lib/http/client'

const fewestCharacters = 4
const mostShown = 4

/** One look-up: the code itself in any spelling, else the few that begin like it. Words with a space are no code. */
export const useFoundCodes = (brand: string, settled: string, allowed: boolean): string[] => {
  const isLikeCode = allowed && settled.length >= fewestCharacters && !/\s/.test(settled)
  const { data } = useQuery(
    {
      queryKey: [brand, 'codes', { q: settled }],
      queryFn: ({ signal }) =>
        call<typeof listCodes>({ method: 'GET', path: '/codes', query: { q: settled, limit: mostShown }, brand, signal }),
      enabled: isLikeCode,
      placeholderData: keepPreviousData,
    },
    queryClient,
  )
  return isLikeCode ? (data?.data ?? []).map(({ code }) => code) : []
}
