import type { ReactNode } from 'react'

import { ShopTabs } from '@/components/shop/tabs'
import { Toasts } from '@/components/ui/toasts'
import { fill, type Words } from '@/components/words'

const Ground = () => (
  <div aria-hidden="true" className="sticky top-0 h-dvh bg-land max-lg:hidden">
    <svg className="size-full text-line2">
      <defs>
        <pattern id="graticule" width="120" height="120" patternUnits="userSpaceOnUse">
          <path d="M.5 0V120M0 .5H120" fill="none" stroke="currentColor" strokeDasharray="1.5 6" />
        </pattern>
      </defs>
      <rect width="100%" height="100%" fill="url(#graticule)" />
    </svg>
  </div>
)

const signedIn = (person: string | null, words: Words['shop']) =>
  person === null ? null : { name: person, words: fill(words.signedInAs, { name: person }) }

type ShopShellProps = { words: Words['shop']; closeLabel: string; person: string | null; children: ReactNode }

/** The shopper's side: one column with its tabs, made for a phone; on a wide screen the same column stands left of the ground. */
export const ShopShell = ({ words, closeLabel, person, children }: ShopShellProps) => (
  <div className="min-h-dvh text-base lg:grid lg:grid-cols-[440px_minmax(0,1fr)]">
    <div className="min-h-dvh bg-shelf pb-28 lg:border-r lg:border-line">
      {children}
      <ShopTabs label={words.main} words={words.tabs} signedIn={signedIn(person, words)} />
    </div>
    <Ground />
    <Toasts place="shopper" closeLabel={closeLabel} />
  </div>
)
