import { dayName } from '@/components/stores/opening-text'
import { dayRuns } from '@/components/stores/week'
import type { Week } from '@/lib/stores/rules'

/** One line for each run of days with the same hours. */
export const weekText = (week: Week, closed: string, locale: string): string =>
  dayRuns(week)
    .map(({ from, to, periods }) => {
      const days = from === to ? dayName(from, locale, 'short') : `${dayName(from, locale, 'short')}–${dayName(to, locale, 'short')}`
      return `${days} ${periods.map(({ opens, closes }) => `${opens}–${closes}`).join(', ') || closed}`
    })
    .join('\n')
