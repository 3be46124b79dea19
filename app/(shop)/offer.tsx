import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { cache } from 'react'
import { z } from 'zod'

import { accountCtx, currentAccount } from '@/app/session'
import { locale, wordsOf } from '@/app/words'
import { offerTag } from '@/components/campaigns/offer-text'
import { offerLine } from '@/components/campaigns/rule-lines'
import { ClaimButton } from '@/components/shop/claim-button'
import { GoneSheet } from '@/components/shop/gone-sheet'
import type { Shelf } from '@/components/shop/offer-facts'
import { OfferSheet } from '@/components/shop/offer-sheet'
import { ButtonLink } from '@/components/ui/button'
import { Offer, type WireOffer } from '@/lib/campaigns/offers/contract'
import { findOffer, findOfferByLink, listOnShelf, type ShelfOffer } from '@/lib/campaigns/offers/queries'
import { listOwnCodesOf } from '@/lib/campaigns/wallet/queries'
import { nobodyCtx } from '@/lib/core/ctx'

const isId = (text: string) => z.uuid().safeParse(text).success

export const offerById = cache(async (id: string) => (isId(id) ? findOffer(nobodyCtx(), id) : null))
export const offerByLink = cache(async (token: string) => (/^\w{1,64}$/.test(token) ? findOfferByLink(nobodyCtx(), token) : null))

export const wireShelf = ({ left, taken, perShopper, timeZone, ...offer }: ShelfOffer): Shelf => {
  const wire: WireOffer = z.encode(Offer, offer)
  return { ...wire, left, taken, perShopper, timeZone }
}

export const offerMetadata = async (offer: ShelfOffer | null): Promise<Metadata> => {
  if (!offer) return {}
  const [language, { rules }] = await Promise.all([locale(), wordsOf('campaigns')])
  const title = `${offerTag(offer.benefit, language)} ${offer.name}`
  const description = `${offer.brand.name}. ${offer.description ?? offerLine(offer.benefit, rules, language)}`
  return { title, description, openGraph: { title, description, type: 'website', siteName: 'Tira', url: offer.claimUrl } }
}

/** What the reader has of it already: a code to open, and whether they may take another. */
const holdingOf = async ({ id, perShopper }: ShelfOffer) => {
  const ctx = await accountCtx()
  const own = ctx ? await listOwnCodesOf(ctx, id) : []
  const [first] = own
  return { own: first ?? null, mayClaim: own.length < perShopper && own.every(({ isUsed }) => isUsed) }
}

export const OfferPage = async ({ found }: { found: ShelfOffer | null }) => {
  if (!found) notFound()
  const [account, language, tickets, { rules }, { own, mayClaim }] = await Promise.all([
    currentAccount(),
    locale(),
    wordsOf('tickets'),
    wordsOf('campaigns'),
    holdingOf(found),
  ])
  const offer = wireShelf(found)
  const ctx = nobodyCtx()
  const clock = { locale: language, timeZone: offer.timeZone, now: ctx.now.toISOString() }
  const words = { tickets, rules }
  const canBeHad = offer.state === 'live' && !offer.exhausted
  const ownLink = own && (
    <ButtonLink href={`/wallet/${own.id}`} variant={canBeHad ? 'secondary' : 'primary'} size={48} className="w-full">
      {own.isUsed ? tickets.offer.had : tickets.offer.open}
    </ButtonLink>
  )
  if (!canBeHad) {
    const others = (await listOnShelf(ctx, { limit: 2, except: offer.id })).map(wireShelf)
    return (
      <GoneSheet offer={offer} others={others} clock={clock} words={words}>
        {ownLink}
      </GoneSheet>
    )
  }
  return (
    <OfferSheet offer={offer} clock={clock} ownZone={account?.timeZone ?? null} words={words}>
      {mayClaim ? (
        <ClaimButton
          campaignId={offer.id}
          label={own ? tickets.offer.another : tickets.offer.want}
          signedIn={account !== null}
          words={tickets.claiming}
        />
      ) : (
        ownLink
      )}
      {mayClaim && <p className="mt-4 text-center text-sm">{tickets.offer.note}</p>}
    </OfferSheet>
  )
}
