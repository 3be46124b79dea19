import { useRef, useState } from 'react'

import { type Looked, lookUp, type TillStore, whyNot } from '@/components/till/looking'
import { needOf } from '@/components/till/needs'
import { failureText, type TillWords } from '@/components/till/till-words'
import type { Locale } from '@/components/words'
import type { evaluateCode, Order, redeemCode, rollBackRedemption, WireRedemption } from '@/lib/campaigns/redemptions/contract'
import type { Money } from '@/lib/core/money'
import { call } from '@/lib/http/client'

export type Ready = {
  kind: 'ready'
  looked: Looked
  order: Order
  discount: Money
  toPay: Money
  idempotencyKey: string
  failure?: string
}
export type Standing =
  | { kind: 'asking' }
  | { kind: 'looking'; code: string }
  | { kind: 'pricing'; looked: Looked; failure?: string }
  | Ready
  | { kind: 'refused'; code: string; reason: string; more: string | null; looked?: Looked }
  | { kind: 'redeemed'; redemption: WireRedemption; takenBack: boolean; failure?: string }

export type AtTill = { brand: string; timeZone: string; locale: Locale; stores: TillStore[]; words: TillWords }

const mostDone = 10

const evaluation = (brand: string, { code }: Looked, order: Order) =>
  call<typeof evaluateCode>({ method: 'POST', path: '/codes/{code}/evaluation', params: { code }, body: { order }, brand })

const redemptionOf = (brand: string, { looked: { code }, order, idempotencyKey }: Ready, storeId: string | null) =>
  call<typeof redeemCode>({
    method: 'POST',
    path: '/codes/{code}/redemptions',
    params: { code },
    body: { order, ...(storeId !== null && { storeId }) },
    brand,
    idempotencyKey,
  })

const priced = async ({ brand, words }: AtTill, looked: Looked, order: Order): Promise<Standing> => {
  const { applies, reason, discount, total } = await evaluation(brand, looked, order)
  if (applies) return { kind: 'ready', looked, order, discount, toPay: total, idempotencyKey: crypto.randomUUID() }
  const title = words.reasons[reason ?? ''] ?? words.failures.failed
  return { kind: 'refused', code: looked.code, reason: title, more: null, looked }
}

const lookedUp = async (till: AtTill, code: string): Promise<Standing> => {
  const { brand, words, stores, timeZone, locale } = till
  const story = await lookUp(brand, code)
  const why = whyNot(story, { locale, timeZone, now: new Date().toISOString() }, stores, words)
  if (why) return { kind: 'refused', code: story.code, reason: words.reasons[why.reason] ?? words.failures.failed, more: why.more }
  return { kind: 'pricing', looked: story }
}

/** The answer to a newer question is the one that counts. A change under way is waited for: nobody may lose sight of it. */
const useTurns = (words: TillWords) => {
  const [busy, setBusy] = useState(false)
  const turn = useRef(0)
  const isChanging = useRef(false)
  const run = async <Answer>(work: () => Promise<Answer>, onAnswer: (answer: Answer) => void, onFailure: (text: string) => void) => {
    const mine = (turn.current += 1)
    setBusy(true)
    const settle = await work().then(
      (answer) => () => onAnswer(answer),
      (error: unknown) => () => onFailure(failureText(error, words)),
    )
    if (mine !== turn.current) return
    setBusy(false)
    settle()
  }
  const change: typeof run = async (...rest) => {
    if (isChanging.current) return
    isChanging.current = true
    await run(...rest)
    isChanging.current = false
  }
  const forget = () => {
    turn.current += 1
    setBusy(false)
  }
  return { busy, run, change, forget, isChanging }
}

type Changing = {
  turns: ReturnType<typeof useTurns>
  storeId: string | null
  recent: WireRedemption[]
  onStanding: (standing: Standing) => void
}

const useChanges = ({ brand }: AtTill, { turns: { change }, storeId, recent, onStanding }: Changing) => {
  const [done, setDone] = useState(recent)
  const [takingBack, setTakingBack] = useState<string | null>(null)
  const redeem = (ready: Ready) => {
    const onAnswer = (redemption: WireRedemption) => {
      setDone((before) => [redemption, ...before].slice(0, mostDone))
      onStanding({ kind: 'redeemed', redemption, takenBack: false })
    }
    return change(
      () => redemptionOf(brand, ready, storeId),
      onAnswer,
      (failure) => onStanding({ ...ready, failure }),
    )
  }
  const takeBack = (redemption: WireRedemption) => {
    const path = '/redemptions/{id}/rollback'
    const onAnswer = (now: WireRedemption) => {
      setDone((before) => before.map((one) => (one.id === now.id ? now : one)))
      onStanding({ kind: 'redeemed', redemption: now, takenBack: true })
    }
    const work = () => call<typeof rollBackRedemption>({ method: 'POST', path, params: { id: redemption.id }, brand })
    const onFailure = (failure: string) => onStanding({ kind: 'redeemed', redemption, takenBack: false, failure })
    setTakingBack(redemption.id)
    return change(work, onAnswer, onFailure).finally(() => setTakingBack(null))
  }
  return { done, takingBack, redeem, takeBack }
}

/** One code after the other: what it is, what it would give, using it, and taking that back. */
export const useTill = (till: AtTill, storeId: string | null, recent: WireRedemption[]) => {
  const { words } = till
  const [standing, setStanding] = useState<Standing>({ kind: 'asking' })
  const early = useRef<Order | null>(null)
  const turns = useTurns(words)
  const { busy, run, forget, isChanging } = turns

  const price = (looked: Looked, order: Order) => {
    const onFailure = (failure: string) => setStanding({ kind: 'pricing', looked, failure })
    return run(() => priced(till, looked, order), setStanding, onFailure)
  }
  const onLooked = (found: Standing) => {
    const takesTotal = 'looked' in found && found.looked && needOf(found.looked.campaign) !== 'items'
    if (early.current && takesTotal && found.kind !== 'refused') return void price(found.looked, early.current)
    setStanding(found)
  }
  const look = (code: string) => {
    if (isChanging.current) return
    early.current = null
    setStanding({ kind: 'looking', code })
    void run(
      () => lookedUp(till, code),
      onLooked,
      (reason) => setStanding({ kind: 'refused', code, reason, more: null }),
    )
  }
  /** Said while the code was still being looked up. */
  const sayEarly = (order: Order) => {
    early.current = order
  }
  const next = () => {
    if (isChanging.current) return
    forget()
    setStanding({ kind: 'asking' })
  }
  const withTotal = (looked: Looked) => setStanding({ kind: 'pricing', looked })

  return {
    standing,
    busy,
    look,
    sayEarly,
    price,
    next,
    withTotal,
    ...useChanges(till, { turns, storeId, recent, onStanding: setStanding }),
  }
}
