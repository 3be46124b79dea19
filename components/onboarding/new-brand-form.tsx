'use client'

import { useRouter } from 'next/navigation'
import { useEffect, useRef, useState, type SubmitEvent } from 'react'

import type { Choice, ChoiceGroup } from '@/components/onboarding/choices'
import { make, missingIn, type NewBrand, type NewBrandErrors } from '@/components/onboarding/new-brand'
import { LanguageFields, NameFields, PlaceFields } from '@/components/onboarding/new-brand-fields'
import { slugOf } from '@/components/onboarding/slug'
import { Avatar } from '@/components/ui/avatar'
import { Button } from '@/components/ui/button'
import { fill, type Words } from '@/components/words'

type BrandWords = Words['onboarding']['newBrand']

type NewBrandFormProps = {
  words: BrandWords
  start: Pick<NewBrand, 'currency' | 'timeZone' | 'locales'>
  currencies: Choice[]
  timeZones: ChoiceGroup[]
}

const Preview = ({ brand, words }: { brand: NewBrand; words: BrandWords }) => (
  <div className="rounded-lg border border-line bg-paper p-4">
    <p className="text-2xs text-ink3">{words.preview}</p>
    <div className="mt-2 flex items-center gap-3">
      <Avatar kind="brand" size={44} name={brand.name || '·'} />
      <span className="min-w-0">
        <span className="block truncate text-base font-[650]">{brand.name || '…'}</span>
        <span className="code block truncate text-xs text-ink3">/console/{brand.slug || '…'}</span>
      </span>
    </div>
  </div>
)

const useNewBrand = ({ words, start }: Pick<NewBrandFormProps, 'words' | 'start'>) => {
  const router = useRouter()
  const [brand, setBrand] = useState<NewBrand>({ name: '', slug: '', ...start })
  const [slugIsOwn, setSlugIsOwn] = useState(false)
  const [errors, setErrors] = useState<NewBrandErrors>({})
  const [busy, setBusy] = useState(false)
  const change = (changed: Partial<NewBrand>) => {
    if (changed.slug !== undefined) setSlugIsOwn(changed.slug !== '')
    const follows = changed.name !== undefined && !slugIsOwn ? { slug: slugOf(changed.name) } : {}
    setBrand({ ...brand, ...follows, ...changed })
    setErrors({})
  }
  const submit = async (event: SubmitEvent) => {
    event.preventDefault()
    const missing = missingIn(brand, words)
    if (Object.keys(missing).length > 0) return setErrors(missing)
    setBusy(true)
    const refused = await make(brand, words)
    if (!refused) return router.push(`/console/${brand.slug}`)
    setErrors(refused)
    setBusy(false)
  }
  return { brand, errors, busy, change, submit }
}

export const NewBrandForm = ({ words, start, currencies, timeZones }: NewBrandFormProps) => {
  const { brand, errors, busy, change, submit } = useNewBrand({ words, start })
  const form = useRef<HTMLFormElement>(null)
  const fields = { brand, errors, words, onChange: change }
  const name = brand.name.trim()
  useEffect(() => {
    if (Object.keys(errors).length > 0) form.current?.querySelector<HTMLElement>('[aria-invalid]')?.focus()
  }, [errors])
  return (
    <form ref={form} noValidate onSubmit={submit} className="space-y-5">
      <NameFields {...fields} />
      <PlaceFields {...fields} currencies={currencies} timeZones={timeZones} />
      <LanguageFields {...fields} />
      <Preview brand={brand} words={words} />
      <p role="alert" className="text-sm font-[550] text-tomato">
        {errors.form}
      </p>
      <Button type="submit" variant="primary" size={36} busy={busy} className="max-w-full">
        <span className="truncate">{name ? fill(words.create, { name }) : words.createPlain}</span>
      </Button>
    </form>
  )
}
