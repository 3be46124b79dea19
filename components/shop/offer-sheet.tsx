import type { ReactNode } from 'react'

import { type Clock } from '@/components/campaigns/moment-text'
import { offerTag } from '@/components/campaigns/offer-text'
import { countText, offerLine } from '@/components/campaigns/rule-lines'
import { OfferFacts, type OfferWords, type Shelf } from '@/components/shop/offer-facts'
import { SheetBar } from '@/components/shop/sheet-bar'
import { StubBar } from '@/components/shop/stub-bar'
import { bigTagSize } from '@/components/tickets/big-tag'
import { classes } from '@/components/ui/classes'
import { fill } from '@/components/words'

type OfferSheetProps = { offer: Shelf; clock: Clock; ownZone: string | null; words: OfferWords; children: ReactNode }

const Left = ({ offer: { left, taken }, clock: { locale }, words: { tickets } }: Pick<OfferSheetProps, 'offer' | 'clock' | 'words'>) => {
  const counts = { left: countText(left, locale), taken: countText(taken, locale) }
  return (
    <>
      <StubBar share={left / (left + taken)} onSticker />
      <p className="num mt-2 mb-5 flex justify-between gap-4 text-base font-[650]">
        <span>{fill(tickets.offer.left, counts)}</span>
        {taken > 0 && <span>{fill(tickets.offer.taken, counts)}</span>}
      </p>
    </>
  )
}

/** An offer that can be had now: one sheet, one button. */
export const OfferSheet = ({ offer, clock, ownZone, words, children }: OfferSheetProps) => {
  const tag = offerTag(offer.benefit, clock.locale)
  return (
    <main id="content" className="-mb-28 flex min-h-dvh flex-col bg-sticker text-onsticker">
      <SheetBar brand={offer.brand.name} back="/" shared={{ url: offer.claimUrl, title: offer.name }} words={words.tickets} />
      <div className="flex flex-1 flex-col px-6 pt-10 pb-[max(env(safe-area-inset-bottom),28px)]">
        <p className={classes('tag -ml-1 tracking-[-.03em] whitespace-nowrap', bigTagSize(tag))}>{tag}</p>
        <h1 className="mt-9 text-[30px] leading-[33px] font-[750] tracking-[-.025em] text-balance break-words">{offer.name}</h1>
        <p className="mt-3 text-[17px] leading-6 break-words whitespace-pre-line">
          {offer.description ?? offerLine(offer.benefit, words.rules, clock.locale)}
        </p>
        <OfferFacts offer={offer} clock={clock} ownZone={ownZone} words={words} />
        <div className="mt-auto pt-10">
          <Left offer={offer} clock={clock} words={words} />
          {children}
        </div>
      </div>
    </main>
  )
}
