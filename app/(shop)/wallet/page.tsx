import type { Metadata } from 'next'

import { currentAccount } from '@/app/session'
import { wordsOf } from '@/app/words'
import { ShopScreen } from '@/components/shop/shop-screen'
import { ButtonLink } from '@/components/ui/button'
import { Empty } from '@/components/ui/empty'

export const generateMetadata = async (): Promise<Metadata> => ({ title: (await wordsOf('shop')).wallet.title })

export default async function WalletPage() {
  const [{ wallet }, account] = await Promise.all([wordsOf('shop'), currentAccount()])
  return (
    <ShopScreen title={wallet.title}>
      <Empty
        className="[--gutter:20px]"
        title={wallet.emptyTitle}
        text={wallet.empty}
        action={
          <>
            <ButtonLink href="/" variant="primary" size={48}>
              {wallet.near}
            </ButtonLink>
            {!account && (
              <ButtonLink href="/sign-in?next=/wallet" size={48}>
                {wallet.signIn}
              </ButtonLink>
            )}
          </>
        }
      />
    </ShopScreen>
  )
}
