'use client'

import { useRouter } from 'next/navigation'
import { useEffect, useRef, useState } from 'react'

import { claim } from '@/components/shop/claiming'
import { dropWish, isWished, keepWish } from '@/components/shop/wish'
import { BusyStrip } from '@/components/ui/busy-strip'
import { fill, type Words } from '@/components/words'
import { Refusal } from '@/lib/http/client'

type ClaimWords = Words['tickets']['claiming']
type ClaimButtonProps = { campaignId: string; label: string; signedIn: boolean; words: ClaimWords }

const overCodes = new Set(['codes-exhausted', 'limit-reached', 'campaign-not-live', 'not-found'])

const waitText = (error: unknown, words: ClaimWords) =>
  error instanceof Refusal && error.code === 'rate-limited' ? fill(words.wait, { seconds: error.retryAfterSeconds ?? 1 }) : words.waiting

const failureText = (error: unknown, words: ClaimWords) => {
  if (!(error instanceof Refusal)) return words.failed
  if (error.code === 'not-in-audience') return words.audience
  return error.code === 'offline' || error.code === 'unavailable' ? words.offline : words.failed
}

const useClaiming = ({ campaignId, signedIn, words }: ClaimButtonProps) => {
  const router = useRouter()
  const [busy, setBusy] = useState(false)
  const [note, setNote] = useState<string>()
  const under = useRef(false)

  const signInFirst = () => {
    keepWish(campaignId)
    router.push(`/sign-in?next=${encodeURIComponent(`/campaigns/${campaignId}`)}`)
  }

  const fail = (error: unknown) => {
    if (error instanceof Refusal && error.code === 'unauthenticated') return signInFirst()
    dropWish()
    under.current = false
    setBusy(false)
    if (error instanceof Refusal && overCodes.has(error.code)) return router.refresh()
    setNote(failureText(error, words))
  }

  const want = async () => {
    if (under.current) return
    if (!signedIn) return signInFirst()
    under.current = true
    setBusy(true)
    setNote(undefined)
    try {
      const { id } = await claim(campaignId, (error) => setNote(waitText(error, words)))
      dropWish()
      router.push(`/wallet/${id}`)
    } catch (error) {
      fail(error)
    }
  }

  useEffect(() => {
    if (signedIn && isWished(campaignId)) void want()
    // Once, as the page opens: what was tapped before signing in.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [])

  return { busy, note, want }
}

/** One tap is a code. Whoever is not signed in goes there first, and what they tapped is done when they are back. */
export const ClaimButton = (props: ClaimButtonProps) => {
  const { busy, note, want } = useClaiming(props)
  return (
    <>
      <button
        type="button"
        aria-busy={busy || undefined}
        aria-disabled={busy || undefined}
        onClick={() => void want()}
        className="relative flex h-[62px] w-full items-center justify-center overflow-hidden rounded-[12px] bg-onsticker text-[20px] font-[700] text-[oklch(0.996_0.002_112)]"
      >
        {props.label}
        <BusyStrip busy={busy} />
      </button>
      <p aria-live="polite" className="text-center text-base font-[600] not-empty:mt-3">
        {note}
      </p>
    </>
  )
}
