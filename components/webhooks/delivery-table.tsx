import Link from 'next/link'
import type { KeyboardEvent, RefObject } from 'react'
import { classes } from '@/components/ui/classes'
import { type Clock, momentText } from '@/components/ui/moment'
import { DeliveryMark } from '@/components/webhooks/delivery-mark'
import { answerText, preciseText } from '@/components/webhooks/delivery-text'
import { eventText } from '@/components/webhooks/event-text'
import { fill, type Words } from '@/components/words'
import type { WireDelivery } from '@/lib/webhooks/deliveries/contract'

type RowProps = { delivery: WireDelivery; href: string; selected: boolean; words: Words['webhooks']; clock: Clock }

/** When the next attempt is, in the words of a column or, where there is none, of a line. */
const nextText = ({ state, nextAttemptAt }: WireDelivery, { deliveries }: Words['webhooks'], clock: Clock, said = '{time}'): string => {
  if (state !== 'pending') return ''
  const isDue = nextAttemptAt === null || Date.parse(nextAttemptAt) <= clock.now.getTime()
  return isDue ? deliveries.inLine : fill(said, { time: momentText(new Date(nextAttemptAt), clock) })
}

const Answer = ({ delivery, words }: Pick<RowProps, 'delivery' | 'words'>) => {
  const last = delivery.attempts.at(-1)
  if (!last) return <span className="text-ink3">{words.deliveries.noAnswer}</span>
  return <span className={last.error === null ? 'text-ink2' : 'text-tomato'}>{answerText(last, words)}</span>
}

/** In a narrow list: what became of it, when, and what was said. */
const Briefly = ({ delivery, words, clock }: Pick<RowProps, 'delivery' | 'words' | 'clock'>) => (
  <span className="num mt-0.5 flex flex-wrap gap-x-3 text-xs font-[450] text-ink2 @2xl:hidden">
    <DeliveryMark delivery={delivery} words={words.deliveries} />
    <span>{preciseText(delivery.createdAt, clock)}</span>
    <Answer delivery={delivery} words={words} />
    <span className="text-ink3">{nextText(delivery, words, clock, words.deliveries.again)}</span>
  </span>
)

const Row = ({ delivery, href, selected, words, clock }: RowProps) => (
  <tr
    className={classes(
      'relative h-10 scroll-my-24 border-t border-line has-[a:focus-visible]:z-10 has-[a:focus-visible]:outline-2 has-[a:focus-visible]:-outline-offset-2 has-[a:focus-visible]:outline-cobalt',
      selected ? 'bg-cobalt2/60' : 'hover:bg-ink/[.025]',
    )}
  >
    <td className="pr-3 pl-4 whitespace-nowrap @max-2xl:hidden">
      <DeliveryMark delivery={delivery} words={words.deliveries} />
    </td>
    <th scope="row" className="max-w-0 py-2 pr-3 text-left font-[600] @max-2xl:pl-4 @2xl:py-0">
      <Link
        href={href}
        scroll={false}
        prefetch={false}
        data-row={delivery.id}
        aria-current={selected || undefined}
        className="block truncate outline-none after:absolute after:inset-0"
      >
        {eventText(delivery.type, words.events)}
      </Link>
      <Briefly delivery={delivery} words={words} clock={clock} />
    </th>
    <td className="num pr-6 text-right text-ink2 @max-4xl:hidden">{delivery.sequence}</td>
    <td className="num pr-3 whitespace-nowrap text-ink2 @max-2xl:hidden">{preciseText(delivery.createdAt, clock)}</td>
    <td className="num truncate pr-3 @max-2xl:hidden">
      <Answer delivery={delivery} words={words} />
    </td>
    <td className="num pr-6 text-right text-ink2 @max-4xl:hidden">{delivery.attempts.length}</td>
    <td className="num pr-4 whitespace-nowrap text-ink2 @max-3xl:hidden">{nextText(delivery, words, clock)}</td>
  </tr>
)

const Head = ({ words: { state, deliveries } }: { words: Words['webhooks'] }) => (
  <thead>
    <tr className="h-9 text-left text-2xs text-ink3 *:font-[600]">
      <th scope="col" className="w-[132px] pr-3 pl-4 @max-2xl:hidden">
        {state}
      </th>
      <th scope="col" className="pr-3 @max-2xl:pl-4">
        {deliveries.event}
      </th>
      <th scope="col" className="w-[96px] pr-6 text-right @max-4xl:hidden">
        {deliveries.sequence}
      </th>
      <th scope="col" className="w-[132px] pr-3 @max-2xl:hidden">
        {deliveries.happened}
      </th>
      <th scope="col" className="w-[148px] pr-3 @max-2xl:hidden">
        {deliveries.answer}
      </th>
      <th scope="col" className="w-[84px] pr-6 text-right @max-4xl:hidden">
        {deliveries.tries}
      </th>
      <th scope="col" className="w-[124px] pr-4 @max-3xl:hidden">
        {deliveries.next}
      </th>
    </tr>
  </thead>
)

type DeliveryTableProps = {
  deliveries: readonly WireDelivery[]
  selectedId: string | undefined
  hrefOf: (id: string) => string
  words: Words['webhooks']
  clock: Clock
  ref: RefObject<HTMLDivElement | null>
  onKeyDown: (event: KeyboardEvent<HTMLElement>) => void
}

export const DeliveryTable = ({ deliveries, selectedId, hrefOf, words, clock, ref, onKeyDown }: DeliveryTableProps) => (
  <div ref={ref} onKeyDown={onKeyDown} className="@container overflow-hidden rounded-lg border border-line bg-paper">
    <table className="w-full table-fixed border-collapse text-sm">
      <caption className="sr-only">{words.deliveries.title}</caption>
      <Head words={words} />
      <tbody>
        {deliveries.map((delivery) => (
          <Row
            key={delivery.id}
            delivery={delivery}
            href={hrefOf(delivery.id)}
            selected={delivery.id === selectedId}
            words={words}
            clock={clock}
          />
        ))}
      </tbody>
    </table>
  </div>
)
