import { byDay, type Entry } from '@/components/audit/entry'
import { EntryList } from '@/components/audit/entry-list'
import { EntryRow } from '@/components/audit/entry-row'
import type { Words } from '@/components/words'

type AuditDaysProps = {
  entries: readonly Entry[]
  words: Words['audit']
  dayTitle: (day: string) => string
  actorHref: (entry: Entry) => string | null
}

export const AuditDays = ({ entries, words, dayTitle, actorHref }: AuditDaysProps) => (
  <EntryList words={words}>
    {byDay(entries).map(({ day, entries: those }) => (
      <section key={day} aria-labelledby={`day-${day}`}>
        <h2 id={`day-${day}`} className="mb-2 text-base font-[650] tracking-[-.01em]">
          {dayTitle(day)}
        </h2>
        <ol className="overflow-hidden rounded-lg border border-line bg-paper">
          {those.map((entry) => (
            <EntryRow key={entry.id} entry={entry} actorHref={actorHref(entry)} words={words} />
          ))}
        </ol>
      </section>
    ))}
  </EntryList>
)
