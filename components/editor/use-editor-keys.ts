import { type RefObject, useEffect, useEffectEvent } from 'react'
import { somethingIsOpen } from '@/components/keys/targets'

type EditorKeys = { form: RefObject<HTMLFormElement | null>; onClose: () => void }

/** Control or Command with Enter saves from anywhere on the page; Escape closes what is not closed yet by something nearer. */
export const useEditorKeys = ({ form, onClose }: EditorKeys) => {
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    if (event.defaultPrevented || event.isComposing || somethingIsOpen()) return
    if (event.key === 'Enter' && (event.metaKey || event.ctrlKey)) {
      event.preventDefault()
      form.current?.requestSubmit()
    }
    if (event.key === 'Escape') onClose()
  })
  useEffect(() => {
    const listen = (event: KeyboardEvent) => onKey(event)
    document.addEventListener('keydown', listen)
    return () => document.removeEventListener('keydown', listen)
  }, [])
}
