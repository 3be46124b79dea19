'use client'

import Link from 'next/link'
import { useRouter } from 'next/navigation'
import { useEffect, useEffectEvent } from 'react'
import { isWriting, somethingIsOpen } from '@/components/keys/targets'
import { CloseMark } from '@/components/ui/close-mark'

/** Leads from what is looked at beside a list back to the list; so does Escape, unless a field or something floating has it. */
export const PeekClose = ({ href, label }: { href: string; label: string }) => {
  const router = useRouter()
  const close = useEffectEvent((event: KeyboardEvent) => {
    if (event.key !== 'Escape' || event.defaultPrevented || isWriting(event.target) || somethingIsOpen()) return
    router.push(href, { scroll: false })
  })
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => close(event)
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  }, [])
  return (
    <Link
      href={href}
      scroll={false}
      aria-label={label}
      className="-my-1.5 -mr-1.5 grid size-8 max-sm:size-11 shrink-0 place-items-center rounded-md text-ink3 hover:bg-ink/6 hover:text-ink"
    >
      <CloseMark />
    </Link>
  )
}
