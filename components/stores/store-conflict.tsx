'use client'

import { ConflictDialog, type ConflictDialogProps } from '@/components/editor/conflict-dialog'
import { positionText } from '@/components/stores/opening-text'
import { readPlace } from '@/components/stores/place-text'
import { differingFields, type StoreField, type StoreValues, valuesOf } from '@/components/stores/store-values'
import type { StoreConflict } from '@/components/stores/use-store-form'
import { weekText } from '@/components/stores/week-text'
import type { Words } from '@/components/words'

type StoreConflictProps = Pick<ConflictDialogProps, 'time' | 'onKeep' | 'onTake' | 'onClose'> & {
  conflict: StoreConflict
  words: Words['stores']
  locale: string
}

const shown = (values: StoreValues, field: StoreField, { conflict: words }: Words['stores'], locale: string): string => {
  if (field === 'openingHours') return values.openingHours ? weekText(values.openingHours, words.closed, locale) : words.nothing
  if (field !== 'place') return values[field] || words.nothing
  const read = readPlace(values.place)
  return 'place' in read && read.place ? positionText(read.place) : words.nothing
}

export const StoreConflictDialog = ({ conflict, words, locale, ...said }: StoreConflictProps) => {
  const theirs = valuesOf(conflict.theirs)
  const differences = differingFields(theirs, conflict.merged).map((field) => ({
    label: field === 'openingHours' ? words.editor.hours : words.editor[field],
    mine: shown(conflict.merged, field, words, locale),
    theirs: shown(theirs, field, words, locale),
  }))
  return <ConflictDialog {...said} differences={differences} words={words.conflict} closeLabel={words.editor.close} />
}
