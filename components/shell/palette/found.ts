'use client'

import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'

import { queryClient } from '@/components/live/query-client'

const pauseMilliseconds = 120

export type Found = { id: string; name: string }
type Ask = (q: string, signal: AbortSignal) => Promise<{ data: Found[] }>

/** The text once no key has been pressed for a moment. */
const useSettled = (text: string) => {
  const [settled, settle] = useState(text)
  useEffect(() => {
    const timer = setTimeout(() => settle(text), pauseMilliseconds)
    return () => clearTimeout(timer)
  }, [text])
  return settled
}

/** What answers to the words asked for; an older question is given up, an answered one is remembered. */
export const useFound = (brand: string, noun: string, query: string, ask: Ask | null) => {
  const asked = ask ? query.trim() : ''
  const q = useSettled(asked)
  const { data, isError, isFetching } = useQuery(
    {
      queryKey: [brand, 'palette', noun, { q }],
      queryFn: ({ signal }) => (ask ? ask(q, signal) : { data: [] }),
      enabled: q !== '',
      placeholderData: keepPreviousData,
    },
    queryClient,
  )
  if (!asked) return { found: [], state: 'quiet' as const }
  const found: Found[] = data?.data ?? []
  if (q !== asked || isFetching) return { found, state: 'looking' as const }
  return isError ? { found: [], state: 'failed' as const } : { found, state: 'found' as const }
}
