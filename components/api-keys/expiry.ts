import { endOfDay } from '@/components/ui/moment'

export const lifetimes = ['never', 'in30', 'in90', 'in365', 'onDay'] as const
export type Lifetime = (typeof lifetimes)[number]

const dayMilliseconds = 24 * 60 * 60 * 1_000
const days: Partial<Record<Lifetime, number>> = { in30: 30, in90: 90, in365: 365 }

type Chosen = { lifetime: Lifetime; day: string }

/** When a key ends; `wrong` when the day is missing or past. */
export const expiryOf = ({ lifetime, day }: Chosen, now: Date, timeZone: string): Date | null | 'wrong' => {
  if (lifetime === 'never') return null
  const count = days[lifetime]
  if (count !== undefined) return new Date(now.getTime() + count * dayMilliseconds)
  const end = endOfDay(day, timeZone)
  return end && end > now ? end : 'wrong'
}
