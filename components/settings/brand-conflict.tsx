import { languagesText } from '@/components/settings/brand-lines'
import { type BrandField, type BrandValues, differingFields, valuesOf } from '@/components/settings/brand-values'
import type { BrandConflict } from '@/components/settings/use-brand-form'
import { zoneLabel } from '@/components/stores/zone-field'
import { Button } from '@/components/ui/button'
import { fill, type Words } from '@/components/words'

type ConflictProps = { conflict: BrandConflict; time: string; words: Words['settings']; onTake: () => void; onKeep: () => void }

const shown = (values: BrandValues, field: BrandField, nothing: string): string => {
  if (field === 'locales') return languagesText(values.locales)
  return (field === 'timeZone' ? zoneLabel(values.timeZone) : values[field]) || nothing
}

/** Somebody saved first: who, what it is by now beside what was written here, and the choice between the two. */
export const BrandConflictNotice = ({ conflict, time, words, onTake, onKeep }: ConflictProps) => {
  const { conflict: said, brand } = words
  const theirs = valuesOf(conflict.theirs)
  return (
    <div role="alert" className="rounded-lg border border-edge bg-paper p-4 text-sm">
      <p className="font-[650]">{fill(said.title, { who: conflict.by?.name ?? said.somebody, time })}</p>
      <p className="mt-0.5 text-ink2">{said.text}</p>
      <dl className="mt-3 space-y-2">
        {differingFields(theirs, conflict.merged).map((field) => (
          <div key={field} className="grid gap-x-3 border-t border-line pt-2 sm:grid-cols-[128px_1fr_1fr]">
            <dt className="font-[550] text-ink2">{brand[field]}</dt>
            <dd className="min-w-0 break-words whitespace-pre-line">
              <span className="block text-2xs text-ink3">{said.theirs}</span>
              {shown(theirs, field, brand.nothing)}
            </dd>
            <dd className="min-w-0 break-words whitespace-pre-line">
              <span className="block text-2xs text-ink3">{said.yours}</span>
              {shown(conflict.merged, field, brand.nothing)}
            </dd>
          </div>
        ))}
      </dl>
      <div className="mt-4 flex flex-wrap gap-2">
        <Button size={36} onClick={onTake}>
          {said.takeTheirs}
        </Button>
        <Button size={36} variant="primary" onClick={onKeep}>
          {said.keepMine}
        </Button>
      </div>
    </div>
  )
}
