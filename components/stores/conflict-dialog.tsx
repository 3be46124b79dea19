'use client'

import { positionText } from '@/components/stores/opening-text'
import { readPlace } from '@/components/stores/place-text'
import { differingFields, type StoreField, type StoreValues, valuesOf } from '@/components/stores/store-values'
import type { Conflict } from '@/components/stores/use-store-form'
import { weekText } from '@/components/stores/week-text'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { fill, type Words } from '@/components/words'

type StoreWords = Words['stores']

type ConflictDialogProps = {
  conflict: Conflict
  time: string
  words: StoreWords
  locale: string
  onKeep: () => void
  onTake: () => void
  onClose: () => void
}

const shown = (values: StoreValues, field: StoreField, words: StoreWords, locale: string): string => {
  if (field === 'openingHours')
    return values.openingHours ? weekText(values.openingHours, words.conflict.closed, locale) : words.conflict.nothing
  if (field !== 'place') return values[field] || words.conflict.nothing
  const read = readPlace(values.place)
  return 'place' in read && read.place ? positionText(read.place) : words.conflict.nothing
}

const Differences = ({ conflict, words, locale }: Pick<ConflictDialogProps, 'conflict' | 'words' | 'locale'>) => {
  const theirs = valuesOf(conflict.theirs)
  const fields = differingFields(theirs, conflict.merged)
  if (fields.length === 0) return <p className="text-sm text-ink2">{words.conflict.same}</p>
  return (
    <table className="w-full table-fixed border-collapse text-sm">
      <thead>
        <tr className="h-8 text-left text-2xs text-ink3 *:font-[600]">
          <th scope="col" className="w-[104px] pr-3">
            {words.conflict.field}
          </th>
          <th scope="col" className="pr-3">
            {words.conflict.yours}
          </th>
          <th scope="col">{words.conflict.theirs}</th>
        </tr>
      </thead>
      <tbody>
        {fields.map((field) => (
          <tr key={field} className="border-t border-line align-top">
            <th scope="row" className="py-2 pr-3 text-left font-[550] text-ink2">
              {field === 'openingHours' ? words.editor.hours : words.editor[field]}
            </th>
            <td className="num py-2 pr-3 break-words whitespace-pre-line">{shown(conflict.merged, field, words, locale)}</td>
            <td className="num py-2 break-words whitespace-pre-line">{shown(theirs, field, words, locale)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

export const ConflictDialog = ({ conflict, time, words, locale, onKeep, onTake, onClose }: ConflictDialogProps) => (
  <Dialog
    open
    wide
    onOpenChange={(open) => open || onClose()}
    title={fill(words.conflict.title, { time })}
    description={words.conflict.text}
    closeLabel={words.editor.close}
    footer={
      <>
        <Button size={36} onClick={onTake}>
          {words.conflict.takeTheirs}
        </Button>
        <Button size={36} variant="primary" onClick={onKeep}>
          {words.conflict.keepMine}
        </Button>
      </>
    }
  >
    <Differences conflict={conflict} words={words} locale={locale} />
  </Dialog>
)
