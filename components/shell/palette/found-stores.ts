'use client'

import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'

import { queryClient } from '@/components/live/query-client'
import { call } from '@/lib/http/client'
import type { listStores } from '@/lib/stores/contract'

const pauseMilliseconds = 120

export type FoundStore = { id: string; name: string }

/** The text once no key has been pressed for a moment. */
export const useSettled = (text: string) => {
  const [settled, settle] = useState(text)
  useEffect(() => {
    const timer = setTimeout(() => settle(text), pauseMilliseconds)
    return () => clearTimeout(timer)
  }, [text])
  return settled
}

/** The stores that answer to the words asked for; an older question is given up, an answered one is remembered. */
export const useFoundStores = (brand: string, query: string, allowed: boolean) => {
  const asked = allowed ? query.trim() : ''
  const q = useSettled(asked)
  const { data, isError, isFetching } = useQuery(
    {
      queryKey: [brand, 'stores', { q }],
      queryFn: ({ signal }) => call<typeof listStores>({ method: 'GET', path: '/stores', query: { q, limit: 8 }, brand, signal }),
      enabled: q !== '',
      placeholderData: keepPreviousData,
    },
    queryClient,
  )
  if (!asked) return { stores: [], state: 'quiet' as const }
  const stores: FoundStore[] = data?.data ?? []
  if (q !== asked || isFetching) return { stores, state: 'looking' as const }
  return isError ? { stores: [], state: 'failed' as const } : { stores, state: 'found' as const }
}
