import { useForm } from 'react-hook-form'
import { draftsOf } from '@/components/editor/drafts'
import { beginning, useBase } from '@/components/editor/use-base'
import { type Conflict, useEditorForm } from '@/components/editor/use-editor-form'
import { addStore, earlyFailure, failureOf, readStore, saveStore } from '@/components/stores/saving'
import { blankStore, differingFields, mergedOnto, storeFields, type StoreValues, valuesOf } from '@/components/stores/store-values'
import type { Words } from '@/components/words'
import type { WireStore } from '@/lib/stores/contract'

export type StoreConflict = Conflict<WireStore, StoreValues>

type StoreFormProps = {
  brand: { slug: string; timeZone: string }
  store: WireStore | null
  draftKey: string
  words: Pick<Words['stores'], 'failures' | 'hours'>
  onAdded: (store: WireStore) => void
  onSaved: (saved: WireStore, before: StoreValues) => void
}

export const drafts = draftsOf<WireStore, StoreValues>()

export const useStoreForm = ({ brand, store, draftKey, words, onAdded, onSaved }: StoreFormProps) => {
  const based = useBase({ thing: store, drafts, draftKey })
  const form = useForm<StoreValues>(beginning(based, valuesOf, blankStore(brand.timeZone)))
  const saving = useEditorForm({
    thing: store,
    based,
    form,
    fields: storeFields,
    valuesOf,
    earlyFailure: ({ values }) => earlyFailure(values, words),
    failureOf: (error) => failureOf(error, words.failures),
    sendingAgain: words.failures.sendingAgain,
    isSame: (values, onto) => differingFields(valuesOf(onto), values).length === 0,
    add: async (values, idempotencyKey) => onAdded(await addStore(brand.slug, values, idempotencyKey)),
    change: (values, onto, idempotencyKey) => saveStore(brand.slug, onto, values, idempotencyKey),
    onChanged: (saved, { onto }) => onSaved(saved, valuesOf(onto)),
    read: (id) => readStore(brand.slug, id),
    merge: (mine, { theirs, base }) => mergedOnto(valuesOf(theirs), mine, valuesOf(base)),
  })
  return { form, wrongHours: form.formState.errors.openingHours?.message, ...saving }
}
