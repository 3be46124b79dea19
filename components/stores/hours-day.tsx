import { Ellipsis, Plus, X } from 'lucide-react'
import { dayName } from '@/components/stores/opening-text'
import {
  changePeriod,
  closeDay,
  copyDay,
  endsNextDay,
  tidyPeriod,
  type Weekday,
  type WeekProblem,
  withoutPeriod,
  withPeriod,
  workdays,
  wrongTimes,
} from '@/components/stores/week'
import { classes } from '@/components/ui/classes'
import { IconButton } from '@/components/ui/icon-button'
import { controlClasses } from '@/components/ui/input'
import { Menu, MenuItem } from '@/components/ui/menu'
import { fill, type Words } from '@/components/words'
import { weekdays, type Period, type Week } from '@/lib/stores/rules'

type HoursWords = Words['stores']['hours']
type DayProps = {
  week: Week
  weekday: Weekday
  problem: WeekProblem | null
  words: HoursWords
  locale: string
  onChange: (week: Week) => void
}

const mostPeriods = 4

type TimeProps = { label: string; value: string; wrong: boolean; describedBy: string; onWrite: (text: string) => void; onLeave: () => void }

const Time = ({ label, value, wrong, describedBy, onWrite, onLeave }: TimeProps) => (
  <input
    aria-label={label}
    aria-invalid={wrong || undefined}
    aria-describedby={wrong ? describedBy : undefined}
    inputMode="numeric"
    autoComplete="off"
    placeholder="--:--"
    maxLength={5}
    value={value}
    onChange={(event) => onWrite(event.target.value)}
    onBlur={onLeave}
    className={classes(controlClasses(), 'num w-[62px]! shrink-0 px-0! text-center')}
  />
)

type PeriodRowProps = DayProps & { at: number; period: Period; day: string }

const PeriodRow = ({ week, weekday, at, period, day, problem, words, onChange }: PeriodRowProps) => {
  const number = at + 1
  const wrong = problem?.period === at
  const noteId = `hours-${weekday}-${at}`
  const write = (changed: Partial<Period>) => onChange(changePeriod(week, weekday, at, changed))
  const tidy = () => onChange(changePeriod(week, weekday, at, tidyPeriod(period)))
  const wrongs = problem?.kind === 'time' ? wrongTimes(period) : { opens: true, closes: true }
  const time = { describedBy: noteId, onLeave: tidy }
  return (
    <div>
      <div className="flex items-center gap-1">
        <Time
          {...time}
          wrong={wrong && wrongs.opens}
          label={fill(words.opens, { day, number })}
          value={period.opens}
          onWrite={(opens) => write({ opens })}
        />
        <span aria-hidden="true" className="w-3 text-center text-ink3">
          –
        </span>
        <Time
          {...time}
          wrong={wrong && wrongs.closes}
          label={fill(words.closes, { day, number })}
          value={period.closes}
          onWrite={(closes) => write({ closes })}
        />
        <IconButton
          label={fill(words.remove, { day, number })}
          icon={<X aria-hidden="true" />}
          onClick={() => onChange(withoutPeriod(week, weekday, at))}
        />
      </div>
      <p id={noteId} aria-live="polite" className={classes('text-xs not-empty:mt-0.5', wrong ? 'font-[550] text-tomato' : 'text-ink3')}>
        {wrong && (problem.kind === 'time' ? words.wrongTime : words.overlap)}
        {!wrong && endsNextDay(period) && fill(words.nextDay, { time: tidyPeriod(period).closes })}
      </p>
    </div>
  )
}

const DayMenu = ({ week, weekday, day, words, onChange }: Omit<DayProps, 'problem' | 'locale'> & { day: string }) => (
  <Menu
    align="end"
    trigger={
      <button
        type="button"
        aria-label={fill(words.more, { day })}
        className="grid size-8 shrink-0 place-items-center rounded-md text-ink2 hover:bg-ink/6 hover:text-ink"
      >
        <Ellipsis aria-hidden="true" strokeWidth={1.75} className="size-4" />
      </button>
    }
  >
    <MenuItem onSelect={() => onChange(copyDay(week, weekday, workdays))}>{words.copyWeek}</MenuItem>
    <MenuItem onSelect={() => onChange(copyDay(week, weekday, weekdays))}>{words.copyAll}</MenuItem>
    <MenuItem disabled={week[weekday].length === 0} onSelect={() => onChange(closeDay(week, weekday))}>
      {words.close}
    </MenuItem>
  </Menu>
)

export const HoursDay = (props: DayProps) => {
  const { week, weekday, problem, words, locale, onChange } = props
  const day = dayName(weekday, locale)
  const periods = week[weekday]
  return (
    <div role="group" aria-label={day} className="flex items-start gap-1 border-t border-line py-1.5 first:border-t-0">
      <span
        className={classes(
          'w-[82px] shrink-0 lg:w-[80px] xl:w-[112px] leading-11 sm:leading-9 first-letter:uppercase',
          periods.length === 0 ? 'text-ink3' : 'font-[550]',
        )}
      >
        {day}
      </span>
      <div className="min-w-0 flex-1 space-y-1.5">
        {periods.length === 0 && <p className="leading-11 text-ink3 sm:leading-9">{words.closed}</p>}
        {periods.map((period, at) => (
          <PeriodRow key={at} {...props} at={at} period={period} day={day} problem={problem?.weekday === weekday ? problem : null} />
        ))}
      </div>
      <div className="flex h-11 items-center sm:h-9">
        <IconButton
          label={fill(words.add, { day })}
          icon={<Plus aria-hidden="true" />}
          disabled={periods.length >= mostPeriods}
          onClick={() => onChange(withPeriod(week, weekday))}
        />
        <DayMenu week={week} weekday={weekday} day={day} words={words} onChange={onChange} />
      </div>
    </div>
  )
}
