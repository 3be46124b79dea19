import { type Clock, momentText } from '@/components/campaigns/moment-text'
import { moneyText, offerTag } from '@/components/campaigns/offer-text'
import { QrPicture } from '@/components/campaigns/qr-picture'
import { countText, offerLine } from '@/components/campaigns/rule-lines'
import { BarsPicture } from '@/components/tickets/bars-picture'
import { ticketTagSize } from '@/components/tickets/big-tag'
import { Scannable } from '@/components/tickets/scannable'
import { untilText } from '@/components/tickets/when'
import { classes } from '@/components/ui/classes'
import { fill, type Words } from '@/components/words'
import type { WireOwnCode } from '@/lib/campaigns/wallet/contract'

export type ShownTicket = WireOwnCode & { usedIn: string | null }
type TicketFaceProps = { ticket: ShownTicket; clock: Clock; words: Words['tickets']; rules: Words['campaigns']['rules'] }

const pale = 'text-[oklch(0.44_0.018_285)]'

const Head = ({ ticket, clock, rules }: Omit<TicketFaceProps, 'words'>) => {
  const { campaign } = ticket
  const tag = offerTag(campaign.benefit, clock.locale)
  return (
    <div className="flex h-[128px] items-center gap-5 px-6">
      <span className={classes('tag shrink-0 whitespace-nowrap', ticketTagSize(tag))}>{tag}</span>
      <div className="min-w-0">
        <h1 className="line-clamp-2 text-[17px] leading-[21px] font-[680] break-words">{campaign.name}</h1>
        <p className={classes('mt-1 line-clamp-2 text-sm', pale)}>{offerLine(campaign.benefit, rules, clock.locale)}</p>
      </div>
    </div>
  )
}

const Hint = ({ ticket, clock, words }: Omit<TicketFaceProps, 'rules'>) => {
  const { campaign, usesLeft } = ticket
  const lines = [
    ...(usesLeft > 1 ? [fill(words.ticket.uses, { left: countText(usesLeft, clock.locale) })] : []),
    untilText(ticket.expiresAt, clock, words.offer),
    ...(campaign.minimumSpend ? [fill(words.offer.minimum, { amount: moneyText(campaign.minimumSpend, clock.locale) })] : []),
  ]
  const ahead = campaign.state === 'scheduled' && campaign.startsAt !== null
  return (
    <div className="mt-2 px-6 text-center text-base">
      {campaign.state === 'paused' && <p className="font-[650]">{words.ticket.paused}</p>}
      {ahead && <p className="font-[650]">{fill(words.ticket.scheduled, { start: momentText(campaign.startsAt ?? '', clock) })}</p>}
      {!ahead && campaign.state === 'live' && <p className="font-[650]">{words.ticket.show}</p>}
      {lines.map((line) => (
        <p key={line} className={pale}>
          {line}
        </p>
      ))}
    </div>
  )
}

/** What a code that cannot be used any more says instead of a picture to scan. */
const stampOf = (
  { state, usedAt, usedIn, expiresAt }: ShownTicket,
  { ticket: words }: Words['tickets'],
  clock: Clock,
): [string, string] => {
  const at = (moment: string | null) => (moment === null ? '' : momentText(moment, clock))
  if (state === 'void') return [words.void, words.voidText]
  if (state !== 'redeemed') return [fill(words.expired, { time: at(expiresAt) }), '']
  return [words.used, usedIn === null ? at(usedAt) : fill(words.usedIn, { time: at(usedAt), store: usedIn })]
}

const Over = ({ ticket, clock, words }: Omit<TicketFaceProps, 'rules'>) => {
  const [title, text] = stampOf(ticket, words, clock)
  return (
    <div
      className={classes('grid min-h-[300px] content-center justify-items-center gap-6 px-6 py-8', ticket.state === 'expired' && 'hatch')}
    >
      <div
        className={classes(
          'max-w-full rounded-lg border-2 bg-[oklch(0.998_0.001_112)] px-5 py-3 text-center',
          ticket.state === 'redeemed' && '-rotate-6 border-[oklch(0.485_0.098_168)] text-[oklch(0.485_0.098_168)]',
          ticket.state === 'void' && 'border-[oklch(0.535_0.197_29)] text-[oklch(0.535_0.197_29)]',
          ticket.state === 'expired' && 'border-[oklch(0.44_0.018_285)]',
        )}
      >
        <p className="text-[24px] leading-[28px] font-[750] tracking-[-.02em] text-balance">{title}</p>
        {text && <p className="num mt-1 text-base font-[600]">{text}</p>}
      </div>
      <p
        className={classes('code rounded-sm bg-[oklch(0.998_0.001_112)] px-2 text-center text-lg font-[600] break-all line-through', pale)}
      >
        {ticket.code}
      </p>
    </div>
  )
}

/** A code on paper, white in both themes. */
export const TicketFace = (props: TicketFaceProps) => {
  const { ticket, clock, words } = props
  const { code } = ticket
  const isUsable = ticket.state === 'claimed' && ticket.campaign.state !== 'archived'
  return (
    <article className="notch mx-4 mt-5 overflow-hidden rounded-xl bg-[oklch(0.998_0.001_112)] text-[oklch(0.235_0.022_285)] [--y:128px]">
      <Head ticket={ticket} clock={clock} rules={props.rules} />
      <div aria-hidden="true" className="tear mx-4 -mt-px" />
      {isUsable ? (
        <Scannable
          code={code}
          words={words.ticket}
          qr={<QrPicture text={code} label={fill(words.ticket.qr, { code })} className="mx-auto w-full max-w-[252px]" />}
          bars={<BarsPicture text={code} label={fill(words.ticket.bars, { code })} />}
          hint={<Hint ticket={ticket} clock={clock} words={words} />}
        />
      ) : (
        <Over ticket={ticket} clock={clock} words={words} />
      )}
    </article>
  )
}
