import type { ReactNode } from 'react'

import { Logo } from '@/components/ui/logo'

/** A page of the shopper: what stands at the top left, its title, what it shows. */
export const ShopScreen = ({ title, start, children }: { title: string; start?: ReactNode; children: ReactNode }) => (
  <main id="content">
    <header className="px-5 pt-[max(env(safe-area-inset-top),20px)] pb-4">
      <div className="flex h-11 items-center justify-between gap-4">
        {start ?? <span />}
        <Logo />
      </div>
      <h1 className="mt-1 text-[34px] leading-[36px] font-[750] tracking-[-.03em] text-balance">{title}</h1>
    </header>
    {children}
  </main>
)
