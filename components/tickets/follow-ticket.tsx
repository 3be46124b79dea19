'use client'

import { useRouter } from 'next/navigation'
import { useEffect } from 'react'
import { call } from '@/lib/http/client'
import type { getCode } from '@/lib/campaigns/codes/lookup/contract'

const milliseconds = 4_000

type FollowTicketProps = { code: string; state: string; uses: number }

/** While a ticket is looked at, it says what became of its code at the till. Without a connection it stays as it is. */
export const FollowTicket = ({ code, state, uses }: FollowTicketProps) => {
  const router = useRouter()
  useEffect(() => {
    const look = async () => {
      if (document.visibilityState !== 'visible') return
      const now = await call<typeof getCode>({ method: 'GET', path: '/codes/{code}', params: { code } }).catch(() => null)
      if (now && (now.state !== state || now.uses !== uses)) router.refresh()
    }
    const timer = setInterval(() => void look(), milliseconds)
    return () => clearInterval(timer)
  }, [code, state, uses, router])
  return null
}
