import { useState } from 'react'
import { type BrandFailure, earlyFailure, failureOf, type LastChange, readTheirs, saveBrand } from '@/components/settings/brand-saving'
import { type BrandValues, differingFields, mergedOnto, valuesOf, type WireBrand } from '@/components/settings/brand-values'
import { isRefusedAs } from '@/components/settings/refusal-text'
import type { Words } from '@/components/words'

export type BrandConflict = { theirs: WireBrand; by: LastChange | null; merged: BrandValues }

type BrandFormProps = { brand: WireBrand; words: Words['settings']; onSaved: (saved: WireBrand, before: BrandValues) => void }

const noFailure: BrandFailure = { form: null, fields: {} }

/** What is written, and what it was written onto. */
const useWriting = (brand: WireBrand) => {
  const [base, setBase] = useState(brand)
  const [values, setValues] = useState(() => valuesOf(brand))
  const [failure, setFailure] = useState(noFailure)
  const [conflict, setConflict] = useState<BrandConflict | null>(null)
  const adopt = (next: WireBrand) => {
    setBase(next)
    setValues(valuesOf(next))
    setFailure(noFailure)
    setConflict(null)
  }
  return { base, values, setValues, failure, setFailure, conflict, setConflict, adopt }
}

const useSaving = ({ words, onSaved }: BrandFormProps, writing: ReturnType<typeof useWriting>) => {
  const { setFailure, setConflict, adopt } = writing
  const [isSaving, setIsSaving] = useState(false)
  const meet = async (error: unknown, written: BrandValues, onto: WireBrand) => {
    if (!isRefusedAs(error, 'version-conflict')) return setFailure(failureOf(error, words))
    const { theirs, by } = await readTheirs(onto.slug)
    setConflict({ theirs, by, merged: mergedOnto(valuesOf(theirs), written, valuesOf(onto)) })
  }
  const save = async (written: BrandValues, onto: WireBrand) => {
    if (isSaving) return
    const early = earlyFailure(written, words)
    setFailure(early ?? noFailure)
    if (early) return
    if (differingFields(valuesOf(onto), written).length === 0) return adopt(onto)
    setIsSaving(true)
    try {
      const saved = await saveBrand(onto, written)
      adopt(saved)
      onSaved(saved, valuesOf(onto))
    } catch (error) {
      await meet(error, written, onto).catch((again: unknown) => setFailure(failureOf(again, words)))
    } finally {
      setIsSaving(false)
    }
  }
  return { isSaving, save }
}

export const useBrandForm = (props: BrandFormProps) => {
  const { brand } = props
  const writing = useWriting(brand)
  const { base, values, setValues, failure, conflict, adopt } = writing
  const { isSaving, save } = useSaving(props, writing)
  const isDirty = differingFields(valuesOf(base), values).length > 0
  if (brand.version > base.version && !isDirty && !isSaving) adopt(brand)
  return {
    values,
    failure,
    conflict,
    isDirty,
    isSaving,
    adopt,
    change: (changed: Partial<BrandValues>) => setValues({ ...values, ...changed }),
    save: () => save(values, base),
    keepMine: ({ theirs, merged }: BrandConflict) => {
      adopt(theirs)
      setValues(merged)
      return save(merged, theirs)
    },
  }
}
