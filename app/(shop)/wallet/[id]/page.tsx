import type { Metadata } from 'next'
import { cookies } from 'next/headers'
import { notFound } from 'next/navigation'
import { z } from 'zod'

import { ticketPages } from '@/app/(shop)/wallet/kept'
import { accountCtx, requireAccount } from '@/app/session'
import { locale, wordsOf } from '@/app/words'
import { placeCookie, readPlace } from '@/components/shop/place'
import { SheetBar } from '@/components/shop/sheet-bar'
import { DirectionsLink } from '@/components/tickets/directions-link'
import { FollowTicket } from '@/components/tickets/follow-ticket'
import { KeepPages } from '@/components/tickets/keep-pages'
import { TicketFace } from '@/components/tickets/ticket-face'
import { isOver } from '@/components/tickets/wallet-card'
import { ButtonLink } from '@/components/ui/button'
import { OwnCode } from '@/lib/campaigns/wallet/contract'
import { findTicket } from '@/lib/campaigns/wallet/queries'
import { findStoreToVisit } from '@/lib/stores/visits/queries'

export const generateMetadata = async (): Promise<Metadata> => ({ title: (await wordsOf('tickets')).title })

const ticketOf = async (id: string) => {
  await requireAccount()
  const ctx = await accountCtx()
  const found = ctx && z.uuid().safeParse(id).success ? await findTicket(ctx, id) : null
  if (!ctx || !found) notFound()
  const { usedIn, timeZone, ...ownCode } = found
  const ticket = { ...z.encode(OwnCode, ownCode), usedIn }
  const from = readPlace((await cookies()).get(placeCookie)?.value)
  const store = isOver(ticket) ? null : await findStoreToVisit(ctx, ticket.brand.slug, from)
  return { person: ctx.actor.accountId, ticket, store, timeZone, now: ctx.now.toISOString() }
}

export default async function TicketPage({ params }: PageProps<'/wallet/[id]'>) {
  const [{ id }, language, words, { rules }] = await Promise.all([params, locale(), wordsOf('tickets'), wordsOf('campaigns')])
  const { person, ticket, store, timeZone, now } = await ticketOf(id)
  return (
    <main id="content" className="-mb-28 min-h-dvh pb-10">
      {!isOver(ticket) && <FollowTicket code={ticket.code} state={ticket.state} uses={ticket.uses} />}
      <KeepPages person={person} pages={ticketPages(ticket, now)} />
      <SheetBar brand={ticket.brand.name} back="/wallet" words={words} />
      <TicketFace ticket={ticket} clock={{ locale: language, timeZone, now }} words={words} rules={rules} />
      <div className="mx-4 mt-3 grid gap-2">
        {store && <DirectionsLink store={store} words={words.ticket} />}
        <ButtonLink href={`/campaigns/${ticket.campaign.id}`} size={48}>
          {words.ticket.offer}
        </ButtonLink>
      </div>
      <p className="mx-6 mt-3 text-center text-sm text-ink2">{words.ticket.kept}</p>
    </main>
  )
}
