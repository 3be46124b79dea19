import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { forbidden } from 'next/navigation'
import { requireMember } from '@/app/session'
import { locale, wordsOf } from '@/app/words'
import { KeysScreen } from '@/components/api-keys/keys-screen'
import { shownKey } from '@/components/api-keys/shown-key'
import type { SearchParams } from '@/components/ui/query'
import { roleMay } from '@/lib/auth/permissions'
import { env } from '@/lib/core/env'
import { askedOf, keysAsked } from '../listing'

type ApiKeysProps = { params: Promise<{ brand: string }>; searchParams: Promise<SearchParams> }

export const generateMetadata = async (): Promise<Metadata> => ({ title: (await wordsOf('keys')).title })

export default async function ApiKeysPage({ params, searchParams }: ApiKeysProps) {
  const { brand } = await params
  const ctx = await requireMember(brand)
  if (!roleMay(ctx.actor.role, 'api-keys:read')) forbidden()
  const path = `/console/${brand}/api-keys`
  const asked = askedOf(await searchParams)
  const [{ page, peeked }, words, common, language, say] = await Promise.all([
    keysAsked(ctx, asked, path),
    wordsOf('keys'),
    wordsOf('common'),
    locale(),
    getTranslations('keys'),
  ])
  const said = { words, locale: language, timeZone: ctx.brand.timeZone, now: ctx.now }
  return (
    <KeysScreen
      brand={brand}
      path={path}
      asked={asked}
      keys={page.data.map((key) => shownKey(key, said))}
      nextCursor={page.nextCursor}
      peeked={peeked && shownKey(peeked, said)}
      mayWrite={roleMay(ctx.actor.role, 'api-keys:write')}
      publicUrl={env().PUBLIC_URL}
      words={words}
      common={common}
      showing={say('showing', { count: page.data.length })}
    />
  )
}
