import { fill, type Words } from '@/components/words'
import { nextToOpen, type StoreDay } from './day'

type OpenNowProps = { days: StoreDay[]; total: number; words: Words['onboarding']['today']; locale: string }

/** The headline of the day: one number and its sentence. */
export const OpenNow = ({ days, total, words, locale }: OpenNowProps) => {
  const open = days.filter((day) => day.state?.open).length
  const next = nextToOpen(days)
  const count = new Intl.NumberFormat(locale)
  return (
    <section className="flex flex-wrap items-end gap-x-4 gap-y-3 pt-2">
      <span className="tag text-[84px]">{count.format(open)}</span>
      <p className="max-w-[330px] pb-0.5 text-lg leading-[23px] font-[550] tracking-[-.01em]">
        {fill(open === 1 ? words.openNowOne : words.openNow, { total: count.format(total) })}{' '}
        <span className="text-ink2">{next ? fill(words.next, { store: next.name, time: next.at }) : words.noneNext}</span>
      </p>
    </section>
  )
}
