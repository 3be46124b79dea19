import type { claimCode, WireClaim } from '@/lib/campaigns/claims/contract'
import { call, Refusal } from '@/lib/http/client'

const pausesMilliseconds = [600, 1_500, 3_000, 5_000, 8_000]
const longestWaitSeconds = 30

const pause = (milliseconds: number) =>
  new Promise<void>((resolve) => {
    const done = () => {
      clearTimeout(timer)
      removeEventListener('online', done)
      resolve()
    }
    const timer = setTimeout(done, milliseconds)
    addEventListener('online', done)
  })

/** How long to wait before asking again; null where asking again would not help. */
const pauseAfter = (error: unknown, round: number): number | null => {
  const next = pausesMilliseconds[round]
  if (!(error instanceof Refusal) || next === undefined) return null
  if (error.code === 'offline' || error.code === 'unavailable') return next
  const seconds = error.retryAfterSeconds ?? 1
  return error.code === 'rate-limited' && seconds <= longestWaitSeconds ? seconds * 1_000 : null
}

/** Asking again finds the same code, so a lost answer costs nothing. */
export const claim = async (campaignId: string, onWait: (error: unknown) => void): Promise<WireClaim> => {
  const idempotencyKey = crypto.randomUUID()
  for (let round = 0; ; round += 1) {
    try {
      return await call<typeof claimCode>({ method: 'POST', path: '/campaigns/{id}/claims', params: { id: campaignId }, idempotencyKey })
    } catch (error) {
      const milliseconds = pauseAfter(error, round)
      if (milliseconds === null) throw error
      onWait(error)
      await pause(milliseconds)
    }
  }
}
