import type { ReactNode } from 'react'

import { Connection } from '@/components/shop/connection'
import { ShopTabs } from '@/components/shop/tabs'
import { Toasts } from '@/components/ui/toasts'
import { fill, type Locale, type Words } from '@/components/words'

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

type Person = { id: string; name: string }

const signedIn = (person: Person | null, words: Words['shop']) =>
  person && { name: person.name, words: fill(words.signedInAs, { name: person.name }) }

type ShopShellProps = { words: Words['shop']; closeLabel: string; person: Person | null; locale: Locale; children: ReactNode }

/**
 * The shopper's side: one column with its tabs, made for a phone; on a wide screen the same column stands left of the ground. Whose
 * page it is stands first in the markup: what keeps the wallet in the browser reads it there.
 */
export const ShopShell = ({ words, closeLabel, person, locale, children }: ShopShellProps) => (
  <div data-person={person?.id} className="min-h-dvh text-base lg:grid lg:grid-cols-[440px_minmax(0,1fr)]">
    <div className="min-h-dvh bg-shelf pb-28 lg:border-r lg:border-line">
      <Connection person={person?.id ?? null} locale={locale} words={words.offline} />
      {children}
      <ShopTabs label={words.main} words={words.tabs} signedIn={signedIn(person, words)} />
    </div>
    <Ground />
    <Toasts place="shopper" closeLabel={closeLabel} />
  </div>
)
