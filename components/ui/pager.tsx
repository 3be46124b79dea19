import type { ReactNode } from 'react'
import { ButtonLink } from '@/components/ui/button'

type PagerProps = {
  label: string
  back: { href: string; text: string } | null
  forward: { href: string; text: string } | null
  words: { back: string; forward: string }
  children: ReactNode
}

const Off = ({ children }: { children: ReactNode }) => (
  <span className="inline-flex h-8 max-sm:h-11 items-center px-3 text-sm font-[550] text-ink3">{children}</span>
)

/** Below a list: how much there is, and the way to the pages beside this one. */
export const Pager = ({ label, back, forward, words, children }: PagerProps) => (
  <div className="flex min-h-8 flex-wrap items-center justify-between gap-x-4 gap-y-2 text-xs text-ink2">
    <p>{children}</p>
    {(back || forward) && (
      <nav aria-label={label} className="flex gap-2">
        {back ? (
          <ButtonLink href={back.href} rel="prev">
            {back.text}
          </ButtonLink>
        ) : (
          <Off>{words.back}</Off>
        )}
        {forward ? (
          <ButtonLink href={forward.href} rel="next">
            {forward.text}
          </ButtonLink>
        ) : (
          <Off>{words.forward}</Off>
        )}
      </nav>
    )}
  </div>
)
