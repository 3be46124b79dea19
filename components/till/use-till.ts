import { useRef, useState } from 'react'

import { failureText, type TillWords } from '@/components/till/till-words'
import type { evaluateCode, redeemCode, rollBackRedemption, WireRedemption } from '@/lib/campaigns/redemptions/contract'
import type { Money } from '@/lib/core/money'
import { call } from '@/lib/http/client'

export type Asked = { code: string; total: Money; idempotencyKey: string }
export type Standing =
  | { kind: 'asking'; failure?: string }
  | { kind: 'ready'; asked: Asked; discount: Money; toPay: Money; failure?: string }
  | { kind: 'refused'; reason: string }
  | { kind: 'redeemed'; redemption: WireRedemption; takenBack: boolean; failure?: string }

type Told = Awaited<ReturnType<typeof evaluation>>

const evaluation = (brand: string, { code, total }: Asked) =>
  call<typeof evaluateCode>({ method: 'POST', path: '/codes/{code}/evaluation', params: { code }, body: { order: { total } }, brand })

const redemptionOf = (brand: string, { code, total, idempotencyKey }: Asked) =>
  call<typeof redeemCode>({
    method: 'POST',
    path: '/codes/{code}/redemptions',
    params: { code },
    body: { order: { total } },
    brand,
    idempotencyKey,
  })

const readyOrRefused = (asked: Asked, told: Told, { reasons, failures }: TillWords): Standing =>
  told.applies
    ? { kind: 'ready', asked, discount: told.discount, toPay: told.total }
    : { kind: 'refused', reason: reasons[told.reason ?? ''] ?? failures.failed }

/** One code after the other: what it would give, then using it, then taking that back. */
export const useTill = (brand: string, words: TillWords) => {
  const [standing, setStanding] = useState<Standing>({ kind: 'asking' })
  const [done, setDone] = useState<WireRedemption[]>([])
  const [busy, setBusy] = useState(false)
  const under = useRef(false)

  const run = async (work: () => Promise<void>, onFailure: (text: string) => void) => {
    if (under.current) return
    under.current = true
    setBusy(true)
    await work().catch((error: unknown) => onFailure(failureText(error, words)))
    under.current = false
    setBusy(false)
  }

  const check = (asked: Asked) =>
    run(
      async () => setStanding(readyOrRefused(asked, await evaluation(brand, asked), words)),
      (reason) => setStanding({ kind: 'refused', reason }),
    )

  const redeem = (ready: Extract<Standing, { kind: 'ready' }>) =>
    run(
      async () => {
        const redemption = await redemptionOf(brand, ready.asked)
        setDone((before) => [redemption, ...before].slice(0, 10))
        setStanding({ kind: 'redeemed', redemption, takenBack: false })
      },
      (failure) => setStanding({ ...ready, failure }),
    )

  const takeBack = (redemption: WireRedemption) =>
    run(
      async () => {
        const path = '/redemptions/{id}/rollback'
        await call<typeof rollBackRedemption>({ method: 'POST', path, params: { id: redemption.id }, brand })
        setDone((before) => before.filter(({ id }) => id !== redemption.id))
        setStanding({ kind: 'redeemed', redemption, takenBack: true })
      },
      (failure) => setStanding({ kind: 'redeemed', redemption, takenBack: false, failure }),
    )

  return { standing, done, busy, check, redeem, takeBack, next: () => setStanding({ kind: 'asking' }) }
}
