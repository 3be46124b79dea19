import { useRouter } from 'next/navigation'
import { useEffect, useEffectEvent, useRef, useState } from 'react'

const linkOf = (event: MouseEvent): HTMLAnchorElement | null => {
  if (event.defaultPrevented || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return null
  const link = event.target instanceof Element ? event.target.closest('a') : null
  const leaves = link && link.origin === location.origin && link.target !== '_blank' && link.pathname !== location.pathname
  return leaves ? link : null
}

/** Asks before what was written is lost: closing the tab, a link anywhere on the page, the editor's own close. */
export const useLeaving = (isDirty: boolean) => {
  const router = useRouter()
  const [asked, setAsked] = useState<string | null>(null)
  const isReleased = useRef(false)
  const onClick = useEffectEvent((event: MouseEvent) => {
    const link = linkOf(event)
    if (!link || isReleased.current) return
    event.preventDefault()
    event.stopPropagation()
    setAsked(link.pathname + link.search)
  })
  useEffect(() => {
    if (!isDirty) return
    const keep = (event: BeforeUnloadEvent) => event.preventDefault()
    const click = (event: MouseEvent) => onClick(event)
    addEventListener('beforeunload', keep)
    document.addEventListener('click', click, { capture: true })
    return () => {
      removeEventListener('beforeunload', keep)
      document.removeEventListener('click', click, { capture: true })
    }
  }, [isDirty])
  const go = (href: string) => {
    isReleased.current = true
    router.push(href)
  }
  return {
    asked,
    stay: () => setAsked(null),
    go,
    leave: (href: string) => (isDirty ? setAsked(href) : router.push(href)),
    isReleased,
  }
}
