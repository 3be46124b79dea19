import Link from 'next/link'

import { type Clock } from '@/components/campaigns/moment-text'
import { offerTag } from '@/components/campaigns/offer-text'
import { countText } from '@/components/campaigns/rule-lines'
import type { Shelf } from '@/components/shop/offer-facts'
import { StubBar } from '@/components/shop/stub-bar'
import { cardTagSize } from '@/components/tickets/big-tag'
import { untilText } from '@/components/tickets/when'
import { classes } from '@/components/ui/classes'
import { fill, type Words } from '@/components/words'

type OfferCardProps = {
  offer: Shelf
  locale: Clock['locale']
  now: string
  words: Words['tickets']
  sticker?: boolean
  heading?: 'h2' | 'h3'
}

/** An offer on the shelf. The first of a list is the sticker. */
export const OfferCard = ({ offer, locale, now, words, sticker = false, heading: Heading = 'h3' }: OfferCardProps) => {
  const tag = offerTag(offer.benefit, locale)
  return (
    <li>
      <Link
        href={`/campaigns/${offer.id}`}
        className={classes(
          'block overflow-hidden rounded-xl',
          sticker ? 'bg-sticker text-onsticker' : 'border border-line bg-paper hover:border-edge',
        )}
      >
        <div className="flex gap-4 p-4">
          <span className={classes('tag w-[116px] shrink-0 self-center whitespace-nowrap', cardTagSize(tag))}>{tag}</span>
          <div className="min-w-0 flex-1">
            <Heading className="text-[17px] leading-[21px] font-[650] tracking-[-.01em] text-balance break-words">{offer.name}</Heading>
            <p className={classes('mt-1 truncate text-sm', !sticker && 'text-ink2')}>{offer.brand.name}</p>
          </div>
        </div>
        <div className="flex items-center gap-3 px-4 pb-3.5 text-sm">
          <StubBar share={offer.left / (offer.left + offer.taken)} short onSticker={sticker} />
          <span className="num font-[650]">{fill(words.offer.left, { left: countText(offer.left, locale) })}</span>
          <span className={classes('num ml-auto text-right', !sticker && 'text-ink2')}>
            {offer.endsAt !== null && untilText(offer.endsAt, { locale, timeZone: offer.timeZone, now }, words.offer)}
          </span>
        </div>
      </Link>
    </li>
  )
}
