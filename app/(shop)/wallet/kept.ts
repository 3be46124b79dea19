import { createHash } from 'node:crypto'
import type { KeptPage } from '@/components/tickets/keeping'
import { isOver } from '@/components/tickets/wallet-card'
import type { WireOwnCode } from '@/lib/campaigns/wallet/contract'

const mostTickets = 20

/** A page speaks of today and tomorrow, so that the day belongs to what it says. */
const stampOf = (said: unknown, now: string): string =>
  createHash('sha256')
    .update(JSON.stringify([said, now.slice(0, 10)]))
    .digest('base64url')
    .slice(0, 16)

const ticketPage = ({ id, state, usesLeft, usedAt, expiresAt, campaign }: WireOwnCode, now: string): KeptPage => ({
  path: `/wallet/${id}`,
  stamp: stampOf([state, usesLeft, usedAt, expiresAt, campaign], now),
})

/** The list and the tickets that can still be shown at a till, soonest to end first. */
export const walletPages = (codes: WireOwnCode[], now: string): KeptPage[] => [
  { path: '/wallet', stamp: stampOf(codes, now) },
  ...codes
    .filter((one) => !isOver(one))
    .slice(0, mostTickets)
    .map((one) => ticketPage(one, now)),
]

/** A ticket, and a list in which it stands. */
export const ticketPages = (ticket: WireOwnCode, now: string): KeptPage[] => [
  ticketPage(ticket, now),
  { path: '/wallet', naming: `/wallet/${ticket.id}` },
]
