import type { ReactNode } from 'react'

import { wordsOf } from '@/app/words'
import { ShopShell } from '@/components/shop/shop-shell'

export default async function ShopLayout({ children }: { children: ReactNode }) {
  const [words, common] = await Promise.all([wordsOf('shop'), wordsOf('common')])
  return (
    <ShopShell words={words} closeLabel={common.close}>
      {children}
    </ShopShell>
  )
}
