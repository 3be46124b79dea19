import { type UseFormReturn, useFormState, useWatch } from 'react-hook-form'
import { useEffect, useRef, useState } from 'react'
import type { GeoMarker } from '@/components/pictures/geo-map/geo-map'
import { useFrame } from '@/components/shell/shell-frame'
import { HoursSection } from '@/components/stores/hours-section'
import { LazyMap } from '@/components/stores/lazy-map'
import { NoPlaceHere } from '@/components/stores/no-place-here'
import { PlaceSection } from '@/components/stores/place-section'
import { type PlaceRead, readPlace } from '@/components/stores/place-text'
import { Section } from '@/components/editor/section'
import { columnClasses, Side } from '@/components/stores/side'
import type { EditorWords } from '@/components/stores/store-editor'
import { placeValues, type StoreField, type StoreValues } from '@/components/stores/store-values'
import { weekProblem } from '@/components/stores/week'
import { ZoneField } from '@/components/stores/zone-field'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import type { WireStore } from '@/lib/stores/contract'

type Form = UseFormReturn<StoreValues>

type StoreFieldsProps = {
  form: Form
  /** Null for a store that is still to be added. */
  base: WireStore | null
  failure: string | null
  /** How often saving was refused; each time the first wrong field takes the focus. */
  refusals: number
  tiles: { url: string; attribution: string } | null
  neighbours: readonly GeoMarker[]
  words: EditorWords
}

type PartProps = Pick<StoreFieldsProps, 'form' | 'words'> & { error: (field: StoreField) => string | undefined }

const About = ({ form, words, error, isNew }: PartProps & { isNew: boolean }) => {
  const said = words.stores.editor
  return (
    <Section title={said.about}>
      <div className="space-y-4">
        <Field label={said.name} hint={said.nameHint} error={error('name')}>
          {(control) => <Input {...control} {...form.register('name')} autoComplete="off" required autoFocus={isNew} />}
        </Field>
        <Field label={said.address} optional={said.optional} error={error('address')}>
          {(control) => <Input {...control} {...form.register('address')} autoComplete="off" />}
        </Field>
      </div>
    </Section>
  )
}

const closeZoom = 15

/** A store with a place is looked at closely; for a new one, all the others are in view. */
const firstView = (read: PlaceRead) => ('place' in read && read.place ? { center: read.place, zoom: closeZoom } : undefined)

const Place = ({ form, words, error, tiles, neighbours }: PartProps & Pick<StoreFieldsProps, 'tiles' | 'neighbours'>) => {
  const place = useWatch({ control: form.control, name: 'place' })
  const read = readPlace(place)
  const [view] = useState(() => firstView(read))
  const write = (next: StoreValues['place']) => {
    form.clearErrors('place')
    form.setValue('place', next, { shouldDirty: true })
  }
  return (
    <PlaceSection place={place} error={error('place')} words={words.stores.editor} onChange={write}>
      <Side>
        <LazyMap
          label={words.stores.editor.map}
          words={words.map}
          markers={neighbours}
          place={'place' in read ? read.place : null}
          onPlace={(position) => write(placeValues(position))}
          tiles={tiles}
          initialView={view}
          className="size-full"
        />
      </Side>
    </PlaceSection>
  )
}

const When = ({ form, words, error }: PartProps) => {
  const { brand, locale } = useFrame()
  const [timeZone, week] = useWatch({ control: form.control, name: ['timeZone', 'openingHours'] })
  const write = <Name extends 'timeZone' | 'openingHours'>(name: Name, value: StoreValues[Name]) => {
    form.clearErrors(name)
    form.setValue<'timeZone' | 'openingHours'>(name, value, { shouldDirty: true })
  }
  const problem = week && weekProblem(week)
  const isHalfTyped = problem?.kind === 'time' && !error('openingHours')
  return (
    <>
      <HoursSection
        title={words.stores.editor.hours}
        week={week}
        problem={isHalfTyped ? null : problem}
        error={problem ? undefined : error('openingHours')}
        words={words.stores.hours}
        locale={locale}
        onChange={(next) => write('openingHours', next)}
      />
      <Section title={words.stores.editor.clock}>
        <ZoneField
          value={timeZone}
          brandZone={brand.timeZone}
          error={error('timeZone')}
          words={words.stores.editor}
          onChange={(zone) => write('timeZone', zone)}
        />
      </Section>
    </>
  )
}

export const StoreFields = ({ form, base, failure, refusals, tiles, neighbours, words }: StoreFieldsProps) => {
  const { errors } = useFormState({ control: form.control })
  const column = useRef<HTMLElement>(null)
  const messages: Partial<Record<StoreField, string | undefined>> = {
    name: errors.name?.message,
    address: errors.address?.message,
    place: errors.place?.message,
    timeZone: errors.timeZone?.message,
    openingHours: errors.openingHours?.message,
  }
  useEffect(() => {
    if (refusals > 0) column.current?.querySelector<HTMLElement>('[aria-invalid]')?.focus()
  }, [refusals])
  const parts = { form, words, error: (field: StoreField) => messages[field] }
  return (
    <main id="content" ref={column} className={columnClasses}>
      <p role="alert" className="bg-tomato2 font-[550] text-tomato not-empty:px-4 not-empty:py-3 lg:not-empty:px-7">
        {failure}
      </p>
      <About {...parts} isNew={base === null} />
      {base?.online ? <NoPlaceHere words={words.stores.editor} /> : <Place {...parts} tiles={tiles} neighbours={neighbours} />}
      <When {...parts} />
    </main>
  )
}
