import Link from 'next/link'

import { type Clock, momentText } from '@/components/campaigns/moment-text'
import { offerTag } from '@/components/campaigns/offer-text'
import { cardTagSize } from '@/components/tickets/big-tag'
import { untilText } from '@/components/tickets/when'
import { classes } from '@/components/ui/classes'
import { fill, type Words } from '@/components/words'
import type { WireOwnCode } from '@/lib/campaigns/wallet/contract'

/** The shop closed the offer, or the code had its day: nothing to show at a till. */
export const isOver = ({ state, campaign }: WireOwnCode): boolean => state !== 'claimed' || campaign.state === 'archived'

const standing = (ownCode: WireOwnCode, clock: Clock, words: Words['tickets']): string => {
  const { state, usedAt, expiresAt } = ownCode
  if (state === 'void') return words.wallet.void
  if (state === 'redeemed') return fill(words.wallet.used, { time: usedAt === null ? '' : momentText(usedAt, clock) })
  if (state === 'expired') return fill(words.wallet.expired, { time: expiresAt === null ? '' : momentText(expiresAt, clock) })
  return isOver(ownCode) ? words.wallet.archived : untilText(expiresAt, clock, words.offer)
}

type WalletCardProps = { ownCode: WireOwnCode; clock: Clock; words: Words['tickets'] }

/** A code that somebody has; tapped, it opens as a ticket. */
export const WalletCard = ({ ownCode, clock, words }: WalletCardProps) => {
  const { id, code, campaign, brand } = ownCode
  const tag = offerTag(campaign.benefit, clock.locale)
  const over = isOver(ownCode)
  return (
    <li>
      <Link href={`/wallet/${id}`} className="block overflow-hidden rounded-xl border border-line bg-paper hover:border-edge">
        <div className="flex gap-4 p-4">
          <span
            className={classes(
              'tag w-[116px] shrink-0 self-center whitespace-nowrap',
              cardTagSize(tag),
              over && 'hatch bg-clip-text text-transparent',
            )}
          >
            {tag}
          </span>
          <div className="min-w-0 flex-1">
            <h3 className="text-[17px] leading-[21px] font-[650] tracking-[-.01em] text-balance break-words">{campaign.name}</h3>
            <p className="mt-1 truncate text-sm text-ink2">{brand.name}</p>
          </div>
        </div>
        <div aria-hidden="true" className="tear mx-4" />
        <div className="flex items-center justify-between gap-3 px-4 py-3 text-sm">
          <span className={classes('code min-w-0 truncate font-[600]', over && 'text-ink3 line-through')}>{code}</span>
          <span className="num shrink-0 text-ink2">{standing(ownCode, clock, words)}</span>
        </div>
      </Link>
    </li>
  )
}
