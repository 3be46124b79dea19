import { OfferCard } from '@/components/shop/offer-card'
import type { Shelf } from '@/components/shop/offer-facts'
import type { Locale, Words } from '@/components/words'

type ShelfListProps = { offers: Shelf[]; locale: Locale; now: string; words: Words['tickets'] }

/** What can be taken at this moment; the newest is the sticker. */
export const ShelfList = ({ offers, locale, now, words }: ShelfListProps) => (
  <section aria-labelledby="shelf" className="pb-7">
    <h2 id="shelf" className="px-5 pb-2 text-base font-[650]">
      {words.near.title}
    </h2>
    <ul className="space-y-3 px-4">
      {offers.map((offer, at) => (
        <OfferCard key={offer.id} offer={offer} locale={locale} now={now} words={words} sticker={at === 0} />
      ))}
    </ul>
  </section>
)
