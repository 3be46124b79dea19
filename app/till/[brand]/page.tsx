import type { Metadata } from 'next'
import { cookies } from 'next/headers'
import { forbidden } from 'next/navigation'
import { z } from 'zod'

import { type MemberCtx, requireMember } from '@/app/session'
import { locale, wordsOf } from '@/app/words'
import { Till } from '@/components/till/till'
import { tillStoreCookie } from '@/components/till/till-store'
import { Logo } from '@/components/ui/logo'
import { PlainLink } from '@/components/ui/plain-link'
import { roleMay } from '@/lib/auth/permissions'
import { Redemption } from '@/lib/campaigns/redemptions/contract'
import { listOwnRecent } from '@/lib/campaigns/redemptions/recent/queries'
import { refusalReasons } from '@/lib/campaigns/redemptions/rules'
import { listStores } from '@/lib/stores/queries'

export const generateMetadata = async (): Promise<Metadata> => ({ title: (await wordsOf('till')).title })

const refused = [...refusalReasons, 'code-not-valid', 'already-rolled-back', 'not-found', 'forbidden'] as const
const mostStores = 1_000

/** The places that have a till, and the one that this browser stands in. */
const placesOf = async (ctx: MemberCtx) => {
  const [{ data }, jar] = await Promise.all([listStores(ctx, { limit: mostStores, sort: 'name' }), cookies()])
  const stores = data.filter(({ online }) => !online).map(({ id, name }) => ({ id, name }))
  const kept = jar.get(tillStoreCookie)?.value
  return { stores, storeId: stores.find(({ id }) => id === kept)?.id ?? (stores.length === 1 ? (stores[0]?.id ?? null) : null) }
}

const tillWords = async () => {
  const [words, problems, { rules }] = await Promise.all([wordsOf('till'), wordsOf('problems'), wordsOf('campaigns')])
  return { ...words, rules, reasons: Object.fromEntries(refused.map((code) => [code, problems[code].title])) }
}

export default async function TillPage({ params }: PageProps<'/till/[brand]'>) {
  const { brand: slug } = await params
  const ctx = await requireMember(slug)
  const { brand, actor, now } = ctx
  if (!roleMay(actor.role, 'redemptions:write')) forbidden()
  const [words, language, places, recent] = await Promise.all([tillWords(), locale(), placesOf(ctx), listOwnRecent(ctx, 10)])
  return (
    <main id="content" className="mx-auto min-h-dvh w-full max-w-[560px] px-5 pb-16 text-base">
      <header className="pt-[max(env(safe-area-inset-top),20px)] pb-6">
        <div className="flex h-11 items-center justify-between gap-4">
          <PlainLink href={`/console/${slug}`} className="font-[550] text-cobalt underline decoration-cobalt/35 underline-offset-2">
            {words.console}
          </PlainLink>
          <Logo />
        </div>
        <p className="mt-4 font-[600] text-ink2">{brand.name}</p>
        <h1 className="text-[34px] leading-[36px] font-[750] tracking-[-.03em]">{words.title}</h1>
      </header>
      <Till
        brand={slug}
        timeZone={brand.timeZone}
        currency={brand.currency}
        locale={language}
        {...places}
        recent={recent.map((one) => z.encode(Redemption, one))}
        drawnAt={now.toISOString()}
        words={words}
      />
    </main>
  )
}
