'use client'

import { moneyText, offerTag } from '@/components/campaigns/offer-text'
import { countText, offerLine } from '@/components/campaigns/rule-lines'
import { cardTagSize } from '@/components/tickets/big-tag'
import type { Looked } from '@/components/till/looking'
import { needOf, usualQuantity } from '@/components/till/needs'
import { ItemsForm, TotalForm } from '@/components/till/order-forms'
import { Failure, NextButton, Panel, Sums } from '@/components/till/till-result'
import type { TillWords } from '@/components/till/till-words'
import type { Ready, Standing, useTill } from '@/components/till/use-till'
import { Button } from '@/components/ui/button'
import { classes } from '@/components/ui/classes'
import { fill, type Locale } from '@/components/words'

type Part = { till: ReturnType<typeof useTill>; locale: Locale; words: TillWords }
type InStep<Kind extends Standing['kind']> = Part & { standing: Extract<Standing, { kind: Kind }> }

const Offer = ({ looked: { code, campaign }, locale, words }: { looked: Looked } & Omit<Part, 'till'>) => {
  const tag = offerTag(campaign.benefit, locale)
  return (
    <div className="flex items-center gap-4 rounded-xl border border-line bg-paper p-4">
      <span className={classes('tag max-w-[45%] shrink-0 whitespace-nowrap', cardTagSize(tag))}>{tag}</span>
      <div className="min-w-0">
        <h2 className="text-[17px] leading-[21px] font-[650] tracking-[-.01em] break-words">{campaign.name}</h2>
        <p className="mt-1 text-sm text-ink2">{offerLine(campaign.benefit, words.rules, locale)}</p>
        <p className="code mt-1.5 text-sm break-all">{code}</p>
      </div>
    </div>
  )
}

const Looking = ({ code, words }: { code: string; words: TillWords }) => (
  <div className="rounded-xl border border-line bg-paper p-4">
    <p role="status" className="text-base text-ink2">
      {words.looking}
    </p>
    <p className="code mt-1.5 text-sm break-all">{code}</p>
  </div>
)

const Other = ({ till, words }: Pick<Part, 'till' | 'words'>) => (
  <Button size={48} onClick={till.next} className="w-full">
    {words.other}
  </Button>
)

const totalHint = ({ campaign }: Looked, words: TillWords, locale: Locale) => {
  if (campaign.minimumSpend) return fill(words.totalForMinimum, { amount: moneyText(campaign.minimumSpend, locale) })
  return campaign.benefit.type === 'percent' ? words.totalForPercent : words.totalForAmount
}

/** The total's field is one and the same before and after the code was found: what was typed stays. */
const Pricing = ({ till, standing, currency, locale, words }: InStep<'looking' | 'pricing'> & { currency: string }) => {
  const looked = standing.kind === 'pricing' ? standing.looked : null
  const onOrder = looked ? (order: Parameters<typeof till.price>[1]) => void till.price(looked, order) : till.sayEarly
  const asking = { currency, words, busy: looked !== null && till.busy, onOrder }
  return (
    <>
      {looked ? (
        <Offer looked={looked} locale={locale} words={words} />
      ) : (
        <Looking code={standing.kind === 'looking' ? standing.code : ''} words={words} />
      )}
      {looked && needOf(looked.campaign) === 'items' ? (
        <ItemsForm {...asking} quantity={usualQuantity(looked.campaign.benefit)} />
      ) : (
        <TotalForm {...asking} onCode={till.look} hint={looked ? totalHint(looked, words, locale) : undefined} />
      )}
      <Failure text={standing.kind === 'pricing' ? standing.failure : undefined} />
      <Other till={till} words={words} />
    </>
  )
}

const Refused = ({ till, standing, words }: InStep<'refused'>) => (
  <>
    <Panel tone="bad" title={standing.reason}>
      <p className="code mt-2 text-base break-all">{standing.code}</p>
      <p className="num mt-2 text-base text-ink2">{standing.more ?? words.refusedTitle}</p>
    </Panel>
    <NextButton label={words.other} busy={false} onClick={till.next} />
    {standing.looked && (
      <Button size={48} onClick={() => standing.looked && till.withTotal(standing.looked)} className="w-full">
        {words.again}
      </Button>
    )}
  </>
)

const Counts = ({ till, standing, locale, words }: Part & { standing: Ready }) => {
  const { looked, discount, toPay, failure } = standing
  return (
    <>
      <Panel tone="good" title={words.ready}>
        <p className="mt-2 text-base font-[600] break-words">{looked.campaign.name}</p>
        <p className="code mt-1 text-base break-all">{looked.code}</p>
        <Sums discount={discount} toPay={toPay} locale={locale} words={words} />
        <Failure text={failure} />
      </Panel>
      <NextButton key="redeem" label={words.redeem} busy={till.busy} onClick={() => void till.redeem(standing)} />
      <Other till={till} words={words} />
    </>
  )
}

const Redeemed = ({ till, standing, locale, words }: InStep<'redeemed'>) => {
  const { redemption, takenBack, failure } = standing
  const { code, discount, total, usesLeft } = redemption
  return (
    <>
      <Panel tone="good" title={takenBack ? words.takenBack : words.redeemed}>
        <p className="code mt-2 text-base break-all">{code}</p>
        {!takenBack && <Sums discount={discount} toPay={total} locale={locale} words={words} />}
        {!takenBack && usesLeft > 0 && <p className="mt-3 text-base">{fill(words.usesLeft, { left: countText(usesLeft, locale) })}</p>}
        <Failure text={failure} />
      </Panel>
      <NextButton key="next" label={words.other} busy={false} onClick={till.next} />
      {!takenBack && (
        <Button size={48} busy={till.busy} onClick={() => void till.takeBack(redemption)} className="w-full">
          {words.takeBack}
        </Button>
      )}
    </>
  )
}

type StepsProps = Part & { standing: Exclude<Standing, { kind: 'asking' }>; currency: string }

/** What follows once there is a code. */
export const Steps = ({ standing, currency, ...part }: StepsProps) => {
  switch (standing.kind) {
    case 'looking':
    case 'pricing':
      return <Pricing {...part} standing={standing} currency={currency} />
    case 'ready':
      return <Counts {...part} standing={standing} />
    case 'refused':
      return <Refused {...part} standing={standing} />
    case 'redeemed':
      return <Redeemed {...part} standing={standing} />
  }
}
