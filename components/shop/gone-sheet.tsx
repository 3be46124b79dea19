import type { ReactNode } from 'react'

import { type Clock, momentText } from '@/components/campaigns/moment-text'
import { offerTag } from '@/components/campaigns/offer-text'
import { offerLine } from '@/components/campaigns/rule-lines'
import { OfferCard } from '@/components/shop/offer-card'
import type { OfferWords, Shelf } from '@/components/shop/offer-facts'
import { SheetBar } from '@/components/shop/sheet-bar'
import { bigTagSize } from '@/components/tickets/big-tag'
import { ButtonLink } from '@/components/ui/button'
import { classes } from '@/components/ui/classes'
import { fill, type Words } from '@/components/words'

type GoneWords = Words['tickets']['gone']

/** Why there is nothing to take, first in a few words. */
const said = ({ state, startsAt, endsAt }: Shelf, words: GoneWords, clock: Clock): [title: string, text: string] => {
  if (state === 'scheduled' && startsAt !== null)
    return [fill(words.scheduled, { start: momentText(startsAt, clock) }), words.scheduledText]
  if (state === 'paused') return [words.paused, words.pausedText]
  if (state === 'ended' && endsAt !== null)
    return [words.ended, fill(words.endedText, { end: momentText(endsAt, clock, { month: 'long' }) })]
  return state === 'live' ? [words.exhausted, words.exhaustedText] : [words.ended, words.archivedText]
}

type GoneSheetProps = { offer: Shelf; others: Shelf[]; clock: Clock; words: OfferWords; children?: ReactNode }

const Others = ({ others, clock, words }: { others: Shelf[]; clock: Clock; words: Words['tickets'] }) => (
  <>
    <h2 className="mt-9 mb-2 text-base font-[650]">{words.gone.others}</h2>
    <ul className="space-y-3">
      {others.map((other) => (
        <OfferCard key={other.id} offer={other} locale={clock.locale} now={clock.now} words={words} />
      ))}
    </ul>
  </>
)

/** An offer that cannot be had now: why, and what else there is. */
export const GoneSheet = ({ offer, others, clock, words, children }: GoneSheetProps) => {
  const tag = offerTag(offer.benefit, clock.locale)
  const isAhead = offer.state === 'scheduled'
  const [title, text] = said(offer, words.tickets.gone, clock)
  return (
    <main id="content" className="-mb-28 flex min-h-dvh flex-col">
      <SheetBar brand={offer.brand.name} back="/" shared={{ url: offer.claimUrl, title: offer.name }} words={words.tickets} />
      <div className="flex flex-1 flex-col px-6 pt-10 pb-10">
        <p
          className={classes(
            'tag -ml-1 tracking-[-.03em] whitespace-nowrap',
            bigTagSize(tag),
            isAhead ? 'text-cobalt' : 'hatch bg-clip-text text-transparent',
          )}
        >
          {tag}
        </p>
        <h1 className="mt-9 text-[30px] leading-[33px] font-[750] tracking-[-.025em] text-balance">{title}</h1>
        <p className="mt-3 text-[17px] leading-6 font-[600] break-words">{offer.name}</p>
        <p className="mt-1 text-[17px] leading-6 text-ink2">
          {text} {isAhead && offerLine(offer.benefit, words.rules, clock.locale)}
        </p>
        <div className="mt-6 grid gap-2">
          {children}
          <ButtonLink href="/" size={48}>
            {words.tickets.gone.near}
          </ButtonLink>
        </div>
        {others.length > 0 && <Others others={others} clock={clock} words={words.tickets} />}
      </div>
    </main>
  )
}
