import type { ReactNode } from 'react'

import { currentAccount } from '@/app/session'
import { locale, wordsOf } from '@/app/words'
import { ShopShell } from '@/components/shop/shop-shell'

export default async function ShopLayout({ children }: { children: ReactNode }) {
  const [words, common, account, language] = await Promise.all([wordsOf('shop'), wordsOf('common'), currentAccount(), locale()])
  const person = account && { name: account.name, id: account.id }
  return (
    <ShopShell words={words} closeLabel={common.close} person={person} locale={language}>
      {children}
    </ShopShell>
  )
}
