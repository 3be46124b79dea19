import type { Metadata } from 'next'
import { z } from 'zod'

import { accountCtx } from '@/app/session'
import { locale, wordsOf } from '@/app/words'
import { ShopScreen } from '@/components/shop/shop-screen'
import { isOver, WalletCard } from '@/components/tickets/wallet-card'
import { WalletList } from '@/components/tickets/wallet-list'
import { ButtonLink } from '@/components/ui/button'
import { Empty } from '@/components/ui/empty'
import { TextLink } from '@/components/ui/text-link'
import { fill } from '@/components/words'
import { OwnCode } from '@/lib/campaigns/wallet/contract'
import { listWallet } from '@/lib/campaigns/wallet/queries'

export const generateMetadata = async (): Promise<Metadata> => ({ title: (await wordsOf('shop')).wallet.title })

const manyCodes = 8

const readCodes = async (cursor: string | undefined) => {
  const ctx = await accountCtx()
  if (!ctx) return null
  const { data, nextCursor } = await listWallet(ctx, { limit: 50, cursor })
  return { codes: data.map(({ timeZone, ...one }) => ({ ...z.encode(OwnCode, one), timeZone })), nextCursor, now: ctx.now.toISOString() }
}

const Codes = async ({ read: { codes, nextCursor, now } }: { read: NonNullable<Awaited<ReturnType<typeof readCodes>>> }) => {
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
  const read = await readCodes(typeof cursor === 'string' ? cursor : undefined)
  if (read && read.codes.length > 0) return <ShopScreen title={wallet.title}>{<Codes read={read} />}</ShopScreen>
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
