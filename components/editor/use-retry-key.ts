import { useRef } from 'react'

/** The same thing sent again after no answer came carries the same key, so that it is done once. */
export const useRetryKey = (): ((sent: unknown) => string) => {
  const last = useRef({ text: '', key: '' })
  return (sent) => {
    const text = JSON.stringify(sent)
    if (last.current.text !== text) last.current = { text, key: crypto.randomUUID() }
    return last.current.key
  }
}
