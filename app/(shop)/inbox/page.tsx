import type { Metadata } from 'next'

import { currentAccount } from '@/app/session'
import { wordsOf } from '@/app/words'
import { ShopScreen } from '@/components/shop/shop-screen'
import { ButtonLink } from '@/components/ui/button'
import { Empty } from '@/components/ui/empty'

export const generateMetadata = async (): Promise<Metadata> => ({ title: (await wordsOf('shop')).inbox.title })

export default async function InboxPage() {
  const [{ inbox }, account] = await Promise.all([wordsOf('shop'), currentAccount()])
  return (
    <ShopScreen title={inbox.title}>
      <Empty
        className="[--gutter:20px]"
        title={inbox.emptyTitle}
        text={inbox.empty}
        action={
          !account && (
            <ButtonLink href="/sign-in?next=/inbox" variant="primary" size={48}>
              {inbox.signIn}
            </ButtonLink>
          )
        }
      />
    </ShopScreen>
  )
}
