import { useRef } from 'react'

/** Radix gives the focus back to a trigger of its own. Ours are opened by whatever asks for them, so that is remembered here. */
export const useFocusBack = () => {
  const opener = useRef<Element | null>(null)
  const remember = () => {
    opener.current = document.activeElement
  }
  const giveBack = (event: Event) => {
    const isLost = document.activeElement === null || document.activeElement === document.body
    if (!isLost || !(opener.current instanceof HTMLElement) || !opener.current.isConnected) return
    event.preventDefault()
    opener.current.focus({ preventScroll: true })
  }
  return { remember, giveBack }
}
