import { useEffect, useEffectEvent, useState } from 'react'
import { useRetryKey } from '@/components/editor/use-retry-key'
import type { Based } from '@/components/editor/use-base'
import { isAwayRefusal, useAgain } from '@/components/live/use-again'
import { Refusal } from '@/lib/http/client'

export type Conflict<Thing, Values> = { theirs: Thing; merged: Values }

export type Failure<Field extends string> = { form: string | null; fields: Partial<Record<Field, string>> }

export const isConflict = (error: unknown): error is Refusal => error instanceof Refusal && error.code === 'version-conflict'

type Form<Values, Field> = {
  getValues: () => Values
  reset: (values: Values, options?: { keepDefaultValues: boolean }) => void
  clearErrors: () => void
  setError: (field: Field, error: { message: string }) => void
  formState: { isDirty: boolean }
}

export type Sent<Thing, Values> = { values: Values; onto: Thing | null }

type Kept = { id: string; version: number }

export type EditorFormProps<Thing extends Kept, Values, Field extends string> = {
  thing: Thing | null
  based: Based<Thing, Values>
  form: Form<NoInfer<Values>, Field>
  /** In the order in which they stand on the page. */
  fields: readonly Field[]
  valuesOf: (thing: Thing) => Values
  /** What can be said before anything is sent. */
  earlyFailure: (sent: Sent<Thing, Values>) => Failure<Field> | null
  failureOf: (error: unknown) => Failure<Field>
  sendingAgain: string
  isSame: (values: Values, onto: Thing) => boolean
  add: (values: Values, idempotencyKey: string) => Promise<void>
  change: (values: Values, onto: Thing, idempotencyKey: string) => Promise<Thing>
  onChanged: (saved: Thing, sent: { values: Values; onto: Thing }) => void
  read: (id: string) => Promise<Thing>
  /** What I wrote, onto what they saved. */
  merge: (mine: Values, versions: { theirs: Thing; base: Thing }) => Values
}

type Shown<Field> = Pick<Form<unknown, Field>, 'clearErrors' | 'setError'>

const useFailure = <Field extends string>(form: Shown<Field>, fields: readonly Field[]) => {
  const [failure, setFailure] = useState<string | null>(null)
  const [refusals, setRefusals] = useState(0)
  const show = (failed: Failure<Field>) => {
    setFailure(failed.form)
    setRefusals((count) => count + 1)
    for (const field of fields) {
      const message = failed.fields[field]
      if (message) form.setError(field, { message })
    }
  }
  const clear = () => {
    form.clearErrors()
    setFailure(null)
  }
  return { failure, refusals, show, clear }
}

type Saving<Thing, Values> = { adopt: (next: Thing, written?: Values) => void; onConflict: (conflict: Conflict<Thing, Values>) => void }

const useSaving = <Thing extends Kept, Values, Field extends string>(
  props: EditorFormProps<Thing, Values, Field>,
  { adopt, onConflict }: Saving<Thing, Values>,
) => {
  const { form, sendingAgain } = props
  const { base } = props.based
  const { failure, refusals, show, clear } = useFailure(form, props.fields)
  const [isSaving, setIsSaving] = useState(false)
  const [away, setAway] = useState<Refusal | null>(null)
  const keyOf = useRetryKey()

  /** Sends what is written, unless it says what is there already. */
  const send = async ({ values, onto }: Sent<Thing, Values>) => {
    if (!onto) return props.add(values, keyOf([values]))
    if (props.isSame(values, onto)) return adopt(onto)
    const saved = await props.change(values, onto, keyOf([values, onto.version]))
    adopt(saved)
    props.onChanged(saved, { values, onto })
  }
  const meet = async (error: unknown, values: Values) => {
    setAway(isAwayRefusal(error) ? error : null)
    if (isAwayRefusal(error)) return
    if (!isConflict(error) || !base) return show(props.failureOf(error))
    const theirs = await props.read(base.id)
    onConflict({ theirs, merged: props.merge(values, { theirs, base }) })
  }
  const save = async (sent: Sent<Thing, Values>) => {
    if (isSaving) return
    clear()
    const early = props.earlyFailure(sent)
    if (early) {
      setAway(null)
      return show(early)
    }
    setIsSaving(true)
    try {
      await send(sent)
      setAway(null)
    } catch (error) {
      await meet(error, sent.values).catch((another: unknown) => show(props.failureOf(another)))
    } finally {
      setIsSaving(false)
    }
  }
  useAgain(away, () => void save({ values: form.getValues(), onto: base }))
  return { failure: away ? sendingAgain : failure, refusals, isSaving, save }
}

/**
 * A form onto one thing of the server: it follows what others save while nothing is written, shows both when somebody was quicker,
 * and sends the same again, under the same key, once the database is back.
 */
export const useEditorForm = <Thing extends Kept, Values, Field extends string>(props: EditorFormProps<Thing, Values, Field>) => {
  const { thing, form, valuesOf } = props
  const { base, setBase } = props.based
  const [conflict, setConflict] = useState<Conflict<Thing, Values> | null>(null)
  const adopt = (next: Thing, written?: Values) => {
    setBase(next)
    form.reset(valuesOf(next))
    if (written) form.reset(written, { keepDefaultValues: true })
  }
  const { save, ...state } = useSaving(props, { adopt, onConflict: setConflict })
  const { isDirty } = form.formState
  const follow = useEffectEvent((next: Thing | null) => {
    if (next && base && next.version > base.version && !isDirty && !state.isSaving) adopt(next)
  })
  useEffect(() => follow(thing), [thing])
  return {
    ...state,
    base,
    isDirty,
    adopt,
    conflict,
    save: () => save({ values: form.getValues(), onto: base }),
    keepMine: ({ theirs, merged }: Conflict<Thing, Values>) => {
      setConflict(null)
      adopt(theirs, merged)
      return save({ values: merged, onto: theirs })
    },
    takeTheirs: ({ theirs }: Conflict<Thing, Values>) => {
      setConflict(null)
      adopt(theirs)
    },
    leaveConflict: () => setConflict(null),
  }
}
