import type { Entry } from '@/components/audit/entry'
import { dayBefore, dayOf } from '@/components/audit/days'
import { actorOf, changesOf, sentenceOf, type Shapes } from '@/components/audit/sentence'
import { clockTime } from '@/components/shell/city-clock'
import { fill, type Locale, type Words } from '@/components/words'
import type { Fact } from '@/lib/events/contract'
import { OpeningHours, StorePosition } from '@/lib/stores/contract'

const shapes: Shapes = {
  weekOf: (value) => OpeningHours.safeParse(value).data ?? null,
  placeOf: (value) => StorePosition.safeParse(value).data ?? null,
}

export type Said = { words: Words['audit']; locale: Locale; timeZone: string; storesPath: string | null; gone: ReadonlySet<string> }

export const entryOf = (fact: Fact, { words, locale, timeZone, storesPath, gone }: Said): Entry => {
  const actor = actorOf(fact.actor, words)
  const { subject } = fact
  return {
    id: fact.id,
    day: dayOf(fact.at, timeZone),
    time: clockTime(locale, timeZone, fact.at.getTime()),
    actor,
    actorId: fact.actor.id,
    sentence: sentenceOf({ type: fact.type, actor: actor.name, subject: subject.name, role: fact.data.role }, words),
    href: storesPath && subject.type === 'store' && !gone.has(subject.id) ? `${storesPath}/${subject.id}` : null,
    changes: changesOf(fact.changes, { shapes, words, locale }),
    requestId: fact.requestId,
  }
}

export const dayTitle = (day: string, now: Date, { words, locale, timeZone }: Pick<Said, 'words' | 'locale' | 'timeZone'>): string => {
  const spoken = new Intl.DateTimeFormat(locale === 'en' ? 'en-GB' : locale, {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    ...(day.slice(0, 4) !== dayOf(now, timeZone).slice(0, 4) && { year: 'numeric' }),
    timeZone: 'UTC',
  }).format(Date.parse(`${day}T00:00:00Z`))
  const today = dayOf(now, timeZone)
  if (day === today) return fill(words.today, { day: spoken })
  if (day === dayBefore(today)) return fill(words.yesterday, { day: spoken })
  return spoken.charAt(0).toUpperCase() + spoken.slice(1)
}
