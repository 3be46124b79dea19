import type { Metadata } from 'next'

import { currentAccount, listMyBrands } from '@/app/session'
import { theme } from '@/app/theme'
import { locale, wordsOf } from '@/app/words'
import { DeviceSettings } from '@/components/shop/device-settings'
import { ShopScreen } from '@/components/shop/shop-screen'
import { Brands, Identifiers, Section, SignedOut, SignOut } from '@/components/shop/you'

export const generateMetadata = async (): Promise<Metadata> => ({ title: (await wordsOf('shop')).you.title })

export default async function YouPage() {
  const [{ you: words }, account, language, chosen] = await Promise.all([wordsOf('shop'), currentAccount(), locale(), theme()])
  const brands = account ? await listMyBrands() : []
  return (
    <ShopScreen title={account?.name ?? words.title}>
      {account ? <Identifiers person={account} words={words} /> : <SignedOut words={words} />}
      <Section title={words.settings}>
        <DeviceSettings words={words} locale={language} theme={chosen ?? null} />
      </Section>
      {brands.length > 0 && <Brands brands={brands} words={words} />}
      {account && <SignOut words={words} />}
    </ShopScreen>
  )
}
