import { MapPinOff } from 'lucide-react'
import { type ClipboardEvent, type ReactNode, useId } from 'react'
import { readPair } from '@/components/stores/place-text'
import { Section } from '@/components/editor/section'
import { placeValues, type StoreValues } from '@/components/stores/store-values'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import type { Words } from '@/components/words'

type PlaceText = StoreValues['place']

type PlaceSectionProps = {
  place: PlaceText
  error: string | undefined
  words: Words['stores']['editor']
  onChange: (place: PlaceText) => void
  /** The map, after the fields in the order of the page. */
  children: ReactNode
}

const Coordinate = ({
  part,
  place,
  words,
  errorId,
  onChange,
}: Omit<PlaceSectionProps, 'error' | 'children'> & { part: keyof PlaceText; errorId: string | undefined }) => {
  const split = () => {
    const pair = readPair(place[part])
    if (pair) onChange(pair)
  }
  const paste = (event: ClipboardEvent) => {
    const pair = readPair(event.clipboardData.getData('text'))
    if (!pair) return
    event.preventDefault()
    onChange(pair)
  }
  return (
    <Field label={words[part]} className="min-w-0 flex-1">
      {(control) => (
        <Input
          {...control}
          aria-invalid={errorId ? true : undefined}
          aria-describedby={errorId}
          name={part}
          inputMode="decimal"
          autoComplete="off"
          value={place[part]}
          onPaste={paste}
          onBlur={split}
          onChange={(event) => onChange({ ...place, [part]: event.target.value })}
          className="num"
        />
      )}
    </Field>
  )
}

const isEmpty = ({ latitude, longitude }: PlaceText) => latitude.trim() === '' && longitude.trim() === ''

export const PlaceSection = ({ place, error, words, onChange, children }: PlaceSectionProps) => {
  const errorId = useId()
  const both = { place, words, onChange, errorId: error && errorId }
  return (
    <>
      <Section title={words.place} note={words.placeHint}>
        <div className="flex items-start gap-2">
          <Coordinate {...both} part="latitude" />
          <Coordinate {...both} part="longitude" />
        </div>
        <p id={errorId} role="alert" className="text-xs font-[550] text-tomato not-empty:mt-1">
          {error}
        </p>
        <div className="mt-1 flex min-h-8 items-center justify-between gap-3 text-xs text-ink3">
          <p>{isEmpty(place) ? words.noPlace : words.pasteHint}</p>
          {!isEmpty(place) && (
            <button
              type="button"
              onClick={() => onChange(placeValues(null))}
              className="flex h-8 shrink-0 items-center gap-1.5 rounded-md px-2 font-[550] text-ink2 hover:bg-ink/6 hover:text-ink"
            >
              <MapPinOff aria-hidden="true" strokeWidth={1.75} className="size-3.5" />
              {words.removePlace}
            </button>
          )}
        </div>
      </Section>
      {children}
    </>
  )
}
