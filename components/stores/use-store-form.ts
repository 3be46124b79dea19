import { useEffect, useEffectEvent, useRef, useState } from 'react'
import { useForm } from 'react-hook-form'
import { isAwayRefusal, useAgain } from '@/components/live/use-again'
import { draftOf } from '@/components/stores/drafts'
import { addStore, earlyFailure, type Failure, failureOf, isConflict, readStore, saveStore } from '@/components/stores/saving'
import { blankStore, differingFields, mergedOnto, storeFields, type StoreValues, valuesOf } from '@/components/stores/store-values'
import type { Words } from '@/components/words'
import type { Refusal } from '@/lib/http/client'
import type { WireStore } from '@/lib/stores/contract'

export type Conflict = { theirs: WireStore; merged: StoreValues }

type StoreFormProps = {
  brand: { slug: string; timeZone: string }
  store: WireStore | null
  draftKey: string
  words: Pick<Words['stores'], 'failures' | 'hours'>
  onAdded: (store: WireStore) => void
  onSaved: (saved: WireStore, before: StoreValues) => void
}

type Sent = { values: StoreValues; onto: WireStore | null }

/** The same thing sent again after no answer came carries the same key, so that it is done once. */
const useRetryKey = () => {
  const last = useRef({ sent: '', key: '' })
  return ({ values, onto }: Sent) => {
    const sent = JSON.stringify([values, onto?.version])
    if (last.current.sent !== sent) last.current = { sent, key: crypto.randomUUID() }
    return last.current.key
  }
}

const useBase = ({ brand, store, draftKey }: Pick<StoreFormProps, 'brand' | 'store' | 'draftKey'>) => {
  const [draft] = useState(() => draftOf(draftKey))
  const [base, setBase] = useState(draft ? draft.base : store)
  const start = base ? valuesOf(base) : blankStore(brand.timeZone)
  const form = useForm<StoreValues>({
    defaultValues: start,
    ...(draft && { values: draft.values, resetOptions: { keepDefaultValues: true } }),
  })
  const adopt = (next: WireStore, written: StoreValues = valuesOf(next)) => {
    setBase(next)
    form.reset(valuesOf(next))
    if (written !== valuesOf(next)) form.reset(written, { keepDefaultValues: true })
  }
  return { base, form, adopt }
}

const useSaving = (props: StoreFormProps, { base, form, adopt }: ReturnType<typeof useBase>, onConflict: (conflict: Conflict) => void) => {
  const { brand, words, onAdded, onSaved } = props
  const [failure, setFailure] = useState<string | null>(null)
  const [refusals, setRefusals] = useState(0)
  const [isSaving, setIsSaving] = useState(false)
  const [away, setAway] = useState<Refusal | null>(null)
  const keyOf = useRetryKey()

  const show = ({ form: whole, fields }: Failure) => {
    setAway(null)
    setFailure(whole)
    setRefusals((count) => count + 1)
    for (const field of storeFields) if (fields[field]) form.setError(field, { message: fields[field] })
  }
  const send = async (sent: Sent) => {
    const { values, onto } = sent
    if (!onto) return onAdded(await addStore(brand.slug, values, keyOf(sent)))
    const saved = await saveStore(brand.slug, onto, values, keyOf(sent))
    adopt(saved)
    onSaved(saved, valuesOf(onto))
  }
  const meet = async (error: unknown, values: StoreValues) => {
    setAway(isAwayRefusal(error) ? error : null)
    if (isAwayRefusal(error)) return
    if (!isConflict(error) || !base) return show(failureOf(error, words.failures))
    const theirs = await readStore(brand.slug, base.id)
    onConflict({ theirs, merged: mergedOnto(valuesOf(theirs), values, valuesOf(base)) })
  }
  const save = async (sent: Sent) => {
    if (isSaving) return
    form.clearErrors()
    setFailure(null)
    const early = earlyFailure(sent.values, words)
    if (early) return show(early)
    setIsSaving(true)
    try {
      if (sent.onto && differingFields(valuesOf(sent.onto), sent.values).length === 0) adopt(sent.onto)
      else await send(sent)
      setAway(null)
    } catch (error) {
      await meet(error, sent.values).catch((another: unknown) => show(failureOf(another, words.failures)))
    } finally {
      setIsSaving(false)
    }
  }
  useAgain(away, () => void save({ values: form.getValues(), onto: base }))
  return { failure: away ? words.failures.sendingAgain : failure, refusals, isSaving, save }
}

export const useStoreForm = (props: StoreFormProps) => {
  const { store } = props
  const based = useBase(props)
  const { base, form, adopt } = based
  const [conflict, setConflict] = useState<Conflict | null>(null)
  const { failure, refusals, isSaving, save } = useSaving(props, based, setConflict)
  const { isDirty, errors } = form.formState
  const follow = useEffectEvent((next: WireStore | null) => {
    if (next && base && next.version > base.version && !isDirty && !isSaving) adopt(next)
  })
  useEffect(() => follow(store), [store])
  return {
    form,
    base,
    isDirty,
    isSaving,
    failure,
    refusals,
    wrongHours: errors.openingHours?.message,
    conflict,
    adopt,
    save: () => save({ values: form.getValues(), onto: base }),
    keepMine: ({ theirs, merged }: Conflict) => {
      setConflict(null)
      adopt(theirs, merged)
      return save({ values: merged, onto: theirs })
    },
    takeTheirs: ({ theirs }: Conflict) => {
      setConflict(null)
      adopt(theirs)
    },
    leaveConflict: () => setConflict(null),
  }
}
