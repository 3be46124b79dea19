'use client'

import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { FormFailure } from '@/components/auth/form-failure'
import { Button } from '@/components/ui/button'
import { fill, type Words } from '@/components/words'
import type { joinBrand } from '@/lib/brands/members/contract'
import { call, Refusal } from '@/lib/http/client'

type JoinWords = Words['invitations']

const refusalText = ({ code, message, retryAfterSeconds }: Refusal, words: JoinWords): string => {
  const known: Record<string, string> = {
    'not-found': words.usedText,
    'already-a-member': words.already,
    unauthenticated: words.signedOut,
    offline: words.offline,
    unavailable: words.unavailable,
    'rate-limited': fill(words.throttled, { seconds: retryAfterSeconds ?? 1 }),
  }
  return known[code] ?? message
}

export const JoinButton = ({ invitation, words }: { invitation: string; words: JoinWords }) => {
  const router = useRouter()
  const [failure, setFailure] = useState<string | undefined>()
  const [busy, setBusy] = useState(false)
  const join = async () => {
    if (busy) return
    setBusy(true)
    setFailure(undefined)
    try {
      const { brand } = await call<typeof joinBrand>({ method: 'POST', path: '/me/memberships', body: { invitation } })
      router.push(`/console/${brand.slug}`)
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      setFailure(refusalText(error, words))
      setBusy(false)
    }
  }
  return (
    <>
      <FormFailure text={failure} />
      <Button variant="primary" size={48} busy={busy} onClick={join} className="w-full">
        {words.join}
      </Button>
    </>
  )
}
