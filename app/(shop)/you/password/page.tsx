import type { Metadata } from 'next'

import { requireAccount } from '@/app/session'
import { wordsOf } from '@/app/words'
import { BackToYou } from '@/components/shop/back-to-you'
import { PasswordForm } from '@/components/shop/password-form'
import { ShopScreen } from '@/components/shop/shop-screen'

export const generateMetadata = async (): Promise<Metadata> => ({ title: (await wordsOf('shop')).password.title })

export default async function PasswordPage() {
  const [{ password, refused, you }, auth, account] = await Promise.all([wordsOf('shop'), wordsOf('auth'), requireAccount()])
  const identifier = account.email ?? account.username ?? account.phone ?? ''
  return (
    <ShopScreen title={password.title} start={<BackToYou label={you.title} />}>
      <div className="px-5">
        <p className="mb-6 text-ink2">{password.lead}</p>
        <PasswordForm identifier={identifier} words={{ password, refused, auth }} />
      </div>
    </ShopScreen>
  )
}
