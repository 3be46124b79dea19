import type { Metadata } from 'next'

import { walletPages } from '@/app/(shop)/wallet/kept'
import { readWallet, type ReadWallet } from '@/app/(shop)/wallet/reading'
import { locale, wordsOf } from '@/app/words'
import { ShopScreen } from '@/components/shop/shop-screen'
import { KeepPages } from '@/components/tickets/keep-pages'
import { isOver, WalletCard } from '@/components/tickets/wallet-card'
import { WalletList } from '@/components/tickets/wallet-list'
import { ButtonLink } from '@/components/ui/button'
import { Empty } from '@/components/ui/empty'
import { TextLink } from '@/components/ui/text-link'
import { fill } from '@/components/words'

export const generateMetadata = async (): Promise<Metadata> => ({ title: (await wordsOf('shop')).wallet.title })

const manyCodes = 8

const Codes = async ({ read: { person, codes, isWhole, nextCursor, now } }: { read: ReadWallet }) => {
  const [words, language] = await Promise.all([wordsOf('tickets'), locale()])
  const { usable, over, search, noneFound, nothing } = words.wallet
  const listed = codes.map((one) => ({
    id: one.id,
    text: `${one.code} ${one.campaign.name} ${one.brand.name}`,
    isOver: isOver(one),
    card: <WalletCard key={one.id} ownCode={one} clock={{ locale: language, timeZone: one.timeZone, now }} words={words} />,
  }))
  const overText = fill(over, { count: listed.filter((one) => one.isOver).length })
  return (
    <>
      {isWhole && <KeepPages person={person} pages={walletPages(codes, now)} isWhole />}
      <WalletList codes={listed} isLong={codes.length > manyCodes} words={{ usable, over: overText, search, noneFound, nothing }} />
      {nextCursor && (
        <p className="px-5 pt-6">
          <TextLink href={`/wallet?cursor=${encodeURIComponent(nextCursor)}`}>{words.wallet.older}</TextLink>
        </p>
      )}
    </>
  )
}

export default async function WalletPage({ searchParams }: PageProps<'/wallet'>) {
  const [{ wallet }, { cursor }] = await Promise.all([wordsOf('shop'), searchParams])
  const read = await readWallet(typeof cursor === 'string' ? cursor : undefined)
  if (read && read.codes.length > 0)
    return (
      <ShopScreen title={wallet.title}>
        <Codes read={read} />
      </ShopScreen>
    )
  const empty = (
    <>
      <ButtonLink href="/" variant="primary" size={48}>
        {wallet.near}
      </ButtonLink>
      {!read && (
        <ButtonLink href="/sign-in?next=/wallet" size={48}>
          {wallet.signIn}
        </ButtonLink>
      )}
    </>
  )
  return (
    <ShopScreen title={wallet.title}>
      <Empty className="[--gutter:20px]" title={wallet.emptyTitle} text={wallet.empty} action={empty} />
    </ShopScreen>
  )
}
