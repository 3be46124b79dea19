import { useEffect, useRef } from 'react'
import { HoursDay } from '@/components/stores/hours-day'
import { Section } from '@/components/editor/section'
import { firstWeek, type WeekProblem } from '@/components/stores/week'
import { Button } from '@/components/ui/button'
import type { Words } from '@/components/words'
import { weekdays, type Week } from '@/lib/stores/rules'

type HoursSectionProps = {
  title: string
  week: Week | null
  problem: WeekProblem | null
  error: string | undefined
  words: Words['stores']['hours']
  locale: string
  onChange: (week: Week | null) => void
}

export const HoursSection = ({ title, week, problem, error, words, locale, onChange }: HoursSectionProps) => {
  const body = useRef<HTMLDivElement>(null)
  const isReplaced = useRef(false)
  const replace = (next: Week | null) => {
    isReplaced.current = true
    onChange(next)
  }
  useEffect(() => {
    if (isReplaced.current) body.current?.querySelector<HTMLElement>('input, button')?.focus()
    isReplaced.current = false
  }, [week])
  return (
    <Section
      title={title}
      note={
        week && (
          <button type="button" onClick={() => replace(null)} className="font-[550] text-ink2 hover:text-ink hover:underline">
            {words.forget}
          </button>
        )
      }
    >
      <div ref={body}>
        {week ? (
          weekdays.map((weekday) => (
            <HoursDay key={weekday} week={week} weekday={weekday} problem={problem} words={words} locale={locale} onChange={onChange} />
          ))
        ) : (
          <div className="flex flex-col items-start gap-3">
            <p className="text-ink2">{words.none}</p>
            <Button onClick={() => replace(firstWeek())}>{words.start}</Button>
          </div>
        )}
      </div>
      <p role="alert" className="text-xs font-[550] text-tomato">
        {error}
      </p>
    </Section>
  )
}
