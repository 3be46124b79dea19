import { Clock3, ShoppingBasket, Ticket, User, type LucideIcon } from 'lucide-react'

import { type Clock } from '@/components/campaigns/moment-text'
import { moneyText } from '@/components/campaigns/offer-text'
import { countText, offerLine } from '@/components/campaigns/rule-lines'
import { ownClockText, untilText } from '@/components/tickets/when'
import { fill, type Words } from '@/components/words'
import type { WireOffer } from '@/lib/campaigns/offers/contract'

export type Shelf = WireOffer & { left: number; taken: number; perShopper: number; timeZone: string }
export type OfferWords = { tickets: Words['tickets']; rules: Words['campaigns']['rules'] }

type OfferFactsProps = { offer: Shelf; clock: Clock; ownZone: string | null; words: OfferWords }

const Fact = ({ icon: Icon, children }: { icon: LucideIcon; children: string }) => (
  <li className="flex gap-3">
    <Icon aria-hidden="true" strokeWidth={1.75} className="mt-[2px] size-5 shrink-0" />
    {children}
  </li>
)

/** What it gives, until when, and to whom, in plain words. */
export const OfferFacts = ({ offer, clock, ownZone, words: { tickets, rules } }: OfferFactsProps) => {
  const words = tickets.offer
  const ownClock = ownClockText(offer.endsAt, clock, ownZone, words)
  const count = countText(offer.perShopper, clock.locale)
  const until = untilText(offer.endsAt, clock, words)
  return (
    <ul className="mt-5 space-y-2.5 text-[17px] leading-6 font-[500]">
      {offer.description !== null && <Fact icon={Ticket}>{offerLine(offer.benefit, rules, clock.locale)}</Fact>}
      <Fact icon={Clock3}>{ownClock === null ? until : `${until} (${ownClock})`}</Fact>
      {offer.minimumSpend && (
        <Fact icon={ShoppingBasket}>{fill(words.minimum, { amount: moneyText(offer.minimumSpend, clock.locale) })}</Fact>
      )}
      <Fact icon={User}>{offer.perShopper === 1 ? words.one : fill(words.several, { count })}</Fact>
    </ul>
  )
}
