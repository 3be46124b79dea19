import type { ReactNode } from 'react'

import { Clock } from '@/components/shell/clock'
import { MenuButton } from '@/components/shell/menu-button'
import { SearchButton } from '@/components/shell/search-button'

type ScreenProps = { title: string; subtitle?: ReactNode; actions?: ReactNode; children: ReactNode }

/** A page of the console: the top bar with its name, the search, the brand's clock and the page's own action; below it what the page shows. */
export const Screen = ({ title, subtitle, actions, children }: ScreenProps) => (
  <>
    <header className="sticky top-0 z-20 flex h-14 items-center gap-3 border-b border-line bg-shelf px-4 lg:gap-4 lg:px-7 print:hidden">
      <MenuButton />
      <div className="flex min-w-0 flex-1 items-center gap-2">
        <h1 className="truncate text-base font-[650]">{title}</h1>
        {subtitle && <span className="truncate text-sm text-ink3 max-md:hidden">{subtitle}</span>}
      </div>
      <SearchButton />
      <Clock />
      {actions}
    </header>
    <main id="content" className="scroll-mt-14 px-4 pt-4 pb-8 lg:px-7">
      {children}
    </main>
  </>
)
