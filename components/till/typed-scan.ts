import { useEffect, useRef } from 'react'

const shortest = 6
/** In a field a hand types too, though not a whole code at a scanner's speed; at a button nobody types but a scanner. */
const longestGapMilliseconds = { field: 100, button: 1_000 }

export type Place = keyof typeof longestGapMilliseconds
type Typed = { text: string; at: number }

/** What is read so far once this key has come. */
export const typedOn = ({ text, at }: Typed, key: string, now: number, place: Place): Typed => ({
  text: now - at <= longestGapMilliseconds[place] ? text + key : key,
  at: now,
})

export const isScan = ({ text, at }: Typed, now: number, place: Place): boolean =>
  text.length >= (place === 'field' ? shortest + 2 : shortest) && now - at <= longestGapMilliseconds[place]

const placeOf = ({ target }: KeyboardEvent): Place =>
  target instanceof HTMLInputElement || target instanceof HTMLSelectElement ? 'field' : 'button'

/** A code that was read into a field is not what the field is for. */
const takeOut = (field: HTMLInputElement, text: string) => {
  if (field.value.endsWith(text)) field.value = field.value.slice(0, -text.length)
}

type Handlers = { isListening: boolean; onScan: (code: string) => void; onEscape: () => void }

/**
 * A scanner types a code and presses Enter wherever the focus is: that is the next code, and must not press the button that has the
 * focus. Escape goes back.
 */
export const useTypedScan = (handlers: Handlers): void => {
  const latest = useRef(handlers)
  useEffect(() => {
    latest.current = handlers
  })
  useEffect(() => {
    const nothing: Typed = { text: '', at: 0 }
    let [typed, target]: [Typed, EventTarget | null] = [nothing, null]
    const onKey = (event: KeyboardEvent) => {
      const { isListening, onScan, onEscape } = latest.current
      if (!isListening || event.ctrlKey || event.metaKey || event.altKey) return
      if (event.key === 'Escape') return onEscape()
      if (event.key === 'Enter' && isScan(typed, event.timeStamp, placeOf(event))) {
        event.preventDefault()
        event.stopPropagation()
        const { text } = typed
        typed = nothing
        if (event.target instanceof HTMLInputElement) takeOut(event.target, text)
        return onScan(text.trim())
      }
      if (event.target !== target || (event.key.length !== 1 && event.key !== 'Shift')) typed = nothing
      target = event.target
      if (event.key.length !== 1) return
      typed = typedOn(typed, event.key, event.timeStamp, placeOf(event))
      if (event.key === ' ' && typed.text.length > 1) event.preventDefault()
    }
    addEventListener('keydown', onKey, true)
    return () => removeEventListener('keydown', onKey, true)
  }, [])
}
