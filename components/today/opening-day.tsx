import Link from 'next/link'
import { TextLink } from '@/components/ui/text-link'
import { fill, type Words } from '@/components/words'
import { type Bar, hourShare, hoursBeside, nowShare, stateText, type StoreDay } from './day'

type TodayWords = Words['onboarding']['today']

const columns = 'grid grid-cols-[minmax(0,1fr)_auto] items-center gap-x-4 sm:grid-cols-[minmax(120px,216px)_minmax(0,1fr)_112px]'

const HourAxis = ({ now, clock }: { now: number; clock: string }) => (
  <svg className="num h-9 w-full overflow-visible text-2xs" aria-hidden="true">
    {hoursBeside(now).map((hour) => (
      <text key={hour} x={`${hourShare(hour)}%`} y="22" textAnchor="middle" className="fill-ink3">
        {hour % 24}:00
      </text>
    ))}
    <svg x={`${nowShare(now)}%`} overflow="visible">
      <rect x="-20" y="7" width="40" height="21" rx="3" className="fill-ink" />
      <text y="22" textAnchor="middle" className="fill-paper font-[650]">
        {clock}
      </text>
    </svg>
  </svg>
)

const DayBars = ({ bars, now }: { bars: Bar[]; now: number }) => (
  <svg className="h-10 w-full overflow-visible" aria-hidden="true">
    {bars.map((bar) => (
      <g key={bar.x}>
        <rect x={`${bar.x}%`} y="10" width={`${bar.width}%`} height="20" className={bar.isNow ? 'fill-spruce2' : 'fill-ink/6'} />
        <rect x={`${bar.x}%`} y="10" width={`${bar.width}%`} height="1.5" className={bar.isNow ? 'fill-spruce' : 'fill-line2'} />
      </g>
    ))}
    <rect x={`${nowShare(now)}%`} y="-1" width="1" height="42" className="fill-ink" />
  </svg>
)

const Row = ({ day, now, href, words }: { day: StoreDay; now: number; href: string; words: TodayWords }) => (
  <li className={`${columns} min-h-10 border-t border-line px-4`}>
    <Link href={href} className="truncate text-sm font-[600] hover:underline">
      {day.name}
    </Link>
    <span className="hidden sm:block">
      <DayBars bars={day.bars} now={now} />
    </span>
    <span className={`num text-right text-xs ${day.state?.open ? 'font-[600] text-spruce' : 'text-ink2'}`}>
      {stateText(day.state, words)}
    </span>
  </li>
)

type OpeningDayProps = { days: StoreDay[]; total: number; now: number; clock: string; city: string; storesHref: string; words: TodayWords }

/** Each store's hours along the day, with a rule at now. */
export const OpeningDay = ({ days, total, now, clock, city, storesHref, words }: OpeningDayProps) => (
  <section className="mt-7 min-w-0">
    <div className="flex items-baseline justify-between">
      <h2 className="text-lg font-[650] tracking-[-.01em]">{words.hoursTitle}</h2>
      <TextLink href={storesHref} className="text-sm">
        {words.all}
      </TextLink>
    </div>
    <div className="mt-3 overflow-hidden rounded-lg border border-line bg-paper">
      <div className={`${columns} hidden px-4 sm:grid`}>
        <span className="text-2xs text-ink3">{fill(words.hoursAxis, { city })}</span>
        <HourAxis now={now} clock={clock} />
        <span />
      </div>
      <ul>
        {days.map((day) => (
          <Row key={day.id} day={day} now={now} href={`${storesHref}/${day.id}`} words={words} />
        ))}
      </ul>
      {total > days.length && (
        <p className="border-t border-line px-4 py-2.5 text-xs text-ink3">{fill(words.more, { count: total - days.length })}</p>
      )}
    </div>
  </section>
)
