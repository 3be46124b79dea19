'use client'

import { type Clock, momentText } from '@/components/campaigns/moment-text'
import { moneyText } from '@/components/campaigns/offer-text'
import type { TillStore } from '@/components/till/looking'
import type { TillWords } from '@/components/till/till-words'
import { Button } from '@/components/ui/button'
import { classes } from '@/components/ui/classes'
import { fill } from '@/components/words'
import type { WireRedemption } from '@/lib/campaigns/redemptions/contract'

type DoneListProps = {
  done: WireRedemption[]
  clock: Clock
  stores: TillStore[]
  words: TillWords
  /** The one that is being taken back. */
  takingBack: string | null
  onTakeBack: (one: WireRedemption) => void
}

const placeText = (
  { redeemedAt, storeId }: WireRedemption,
  { clock, stores, words }: Pick<DoneListProps, 'clock' | 'stores' | 'words'>,
) => {
  const [time, store] = [momentText(redeemedAt, clock), stores.find(({ id }) => id === storeId)?.name]
  return store ? fill(words.inStore, { time, store }) : time
}

/** What this cashier redeemed within a day, each to be taken back. */
export const DoneList = ({ done, takingBack, onTakeBack, ...about }: DoneListProps) => (
  <section aria-labelledby="done" className="mt-10">
    <h2 id="done" className="pb-2 text-base font-[650]">
      {about.words.last}
    </h2>
    <ul className="divide-y divide-line overflow-hidden rounded-xl border border-line bg-paper">
      {done.map((one) => {
        const isBack = one.rolledBackAt !== null
        return (
          <li key={one.id} className="grid grid-cols-[minmax(0,1fr)_auto] items-center gap-x-3 px-4 py-2.5">
            <div className="min-w-0">
              <p className={classes('code text-sm break-all', isBack && 'text-ink3 line-through')}>{one.code}</p>
              <p className="num text-sm text-ink2">
                <span className={classes('mr-2 font-[650]', isBack ? 'line-through' : 'text-ink')}>
                  −{moneyText(one.discount, about.clock.locale)}
                </span>
                {placeText(one, about)}
              </p>
            </div>
            {isBack ? (
              <span className="text-sm font-[600] text-ink2">{about.words.wasTakenBack}</span>
            ) : (
              <Button
                size={36}
                aria-label={`${about.words.takeBack}: ${one.code}`}
                busy={takingBack === one.id}
                onClick={() => onTakeBack(one)}
                className="h-11"
              >
                {about.words.takeBack}
              </Button>
            )}
          </li>
        )
      })}
    </ul>
  </section>
)
