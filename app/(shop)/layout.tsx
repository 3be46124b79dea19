import type { ReactNode } from 'react'

import { currentAccount } from '@/app/session'
import { wordsOf } from '@/app/words'
import { ShopShell } from '@/components/shop/shop-shell'

export default async function ShopLayout({ children }: { children: ReactNode }) {
  const [words, common, account] = await Promise.all([wordsOf('shop'), wordsOf('common'), currentAccount()])
  return (
    <ShopShell words={words} closeLabel={common.close} person={account?.name ?? null}>
      {children}
    </ShopShell>
  )
}
