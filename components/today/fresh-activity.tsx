'use client'

import { useQuery } from '@tanstack/react-query'
import { useRouter } from 'next/navigation'
import { type ReactNode, useEffect, useRef } from 'react'
import { queryClient } from '@/components/live/query-client'
import type { listEvents } from '@/lib/events/contract'
import { call } from '@/lib/http/client'

const lookMilliseconds = 5_000

/** Somebody aims at one of its links: the list holds still until they are done. */
const isInUse = (block: HTMLElement | null) => block !== null && block.matches(':hover, :focus-within')

type FreshActivityProps = { brand: string; sequence: number; children: ReactNode }

/** Looks whether anything has happened since the page was drawn and has it drawn anew when it has. */
export const FreshActivity = ({ brand, sequence, children }: FreshActivityProps) => {
  const router = useRouter()
  const block = useRef<HTMLDivElement>(null)
  const { data, dataUpdatedAt } = useQuery(
    {
      queryKey: [brand, 'events', { after: sequence }],
      queryFn: ({ signal }) =>
        call<typeof listEvents>({ method: 'GET', path: '/events', query: { after: sequence, limit: 1 }, brand, signal }),
      initialData: { data: [], nextSequence: sequence },
      refetchInterval: lookMilliseconds,
    },
    queryClient,
  )
  const isOld = data.nextSequence > sequence
  useEffect(() => {
    if (isOld && !isInUse(block.current)) router.refresh()
  }, [isOld, dataUpdatedAt, router])
  return <div ref={block}>{children}</div>
}
