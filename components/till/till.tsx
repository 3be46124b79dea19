'use client'

import { moneyText } from '@/components/campaigns/offer-text'
import { TillForm } from '@/components/till/till-form'
import { NextButton, Panel, Sums } from '@/components/till/till-result'
import type { TillWords } from '@/components/till/till-words'
import { useTill } from '@/components/till/use-till'
import { Button } from '@/components/ui/button'
import type { Locale } from '@/components/words'
import type { WireRedemption } from '@/lib/campaigns/redemptions/contract'

type TillProps = { brand: string; currency: string; locale: Locale; words: TillWords }

const Failure = ({ text }: { text: string | undefined }) => <p className="mt-3 font-[600] text-tomato empty:hidden">{text}</p>

const Steps = ({ till, currency, locale, words }: Omit<TillProps, 'brand'> & { till: ReturnType<typeof useTill> }) => {
  const { standing, busy, check, redeem, takeBack, next } = till
  if (standing.kind === 'asking') return <TillForm currency={currency} words={words} busy={busy} onCheck={(asked) => void check(asked)} />
  const other = (
    <Button size={48} onClick={next} className="w-full">
      {words.other}
    </Button>
  )
  if (standing.kind === 'refused')
    return (
      <>
        <Panel tone="bad" title={standing.reason}>
          <p className="mt-2 text-base text-ink2">{words.refusedTitle}</p>
        </Panel>
        <NextButton label={words.other} busy={false} onClick={next} />
      </>
    )
  if (standing.kind === 'ready')
    return (
      <>
        <Panel tone="good" title={words.ready}>
          <p className="code mt-2 text-base break-all">{standing.asked.code}</p>
          <Sums discount={standing.discount} toPay={standing.toPay} locale={locale} words={words} />
          <Failure text={standing.failure} />
        </Panel>
        <NextButton key="redeem" label={words.redeem} busy={busy} onClick={() => void redeem(standing)} />
        {other}
      </>
    )
  const { redemption, takenBack, failure } = standing
  return (
    <>
      <Panel tone="good" title={takenBack ? words.takenBack : words.redeemed}>
        <p className="code mt-2 text-base break-all">{redemption.code}</p>
        {!takenBack && <Sums discount={redemption.discount} toPay={redemption.total} locale={locale} words={words} />}
        <Failure text={failure} />
      </Panel>
      <NextButton key="next" label={words.other} busy={false} onClick={next} />
      {!takenBack && (
        <Button size={48} busy={busy} onClick={() => void takeBack(redemption)} className="w-full">
          {words.takeBack}
        </Button>
      )}
    </>
  )
}

type DoneProps = { done: WireRedemption[]; locale: Locale; words: TillWords; busy: boolean; onTakeBack: (one: WireRedemption) => void }

const Done = ({ done, locale, words, busy, onTakeBack }: DoneProps) => (
  <section aria-labelledby="done" className="mt-10">
    <h2 id="done" className="pb-2 text-base font-[650]">
      {words.last}
    </h2>
    <ul className="divide-y divide-line overflow-hidden rounded-xl border border-line bg-paper">
      {done.map((one) => (
        <li key={one.id} className="flex items-center gap-3 px-4 py-2">
          <span className="code min-w-0 flex-1 truncate text-sm">{one.code}</span>
          <span className="num shrink-0 text-base font-[600]">−{moneyText(one.discount, locale)}</span>
          <Button size={36} aria-label={`${words.takeBack}: ${one.code}`} busy={busy} onClick={() => onTakeBack(one)} className="h-11">
            {words.takeBack}
          </Button>
        </li>
      ))}
    </ul>
  </section>
)

/** Where codes are used: by keyboard, by a scanner that types, or by touch. */
export const Till = ({ brand, currency, locale, words }: TillProps) => {
  const till = useTill(brand, words)
  return (
    <>
      <div className="grid gap-3">
        <Steps till={till} currency={currency} locale={locale} words={words} />
      </div>
      {till.done.length > 0 && (
        <Done done={till.done} locale={locale} words={words} busy={till.busy} onTakeBack={(one) => void till.takeBack(one)} />
      )}
    </>
  )
}
