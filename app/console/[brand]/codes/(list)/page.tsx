import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { forbidden } from 'next/navigation'
import { requireMember } from '@/app/session'
import { locale, wordsOf } from '@/app/words'
import { CodesScreen } from '@/components/codes/codes-screen'
import { shownCode } from '@/components/codes/shown-code'
import { batchName, shownStory } from '@/components/codes/shown-story'
import type { SearchParams } from '@/components/ui/query'
import { roleMay } from '@/lib/auth/permissions'
import { env } from '@/lib/core/env'
import { askedOf, codesShown } from '../listing'
import { makingOf, orderOf, placesOf } from '../places'

type CodesProps = { params: Promise<{ brand: string }>; searchParams: Promise<SearchParams> }

export const generateMetadata = async (): Promise<Metadata> => ({ title: (await wordsOf('codes')).title })

export default async function CodesPage({ params, searchParams }: CodesProps) {
  const { brand } = await params
  const ctx = await requireMember(brand)
  const { role } = ctx.actor
  if (!roleMay(role, 'codes:read')) forbidden()
  const asked = askedOf(await searchParams)
  const path = `/console/${brand}/codes`
  const [{ page, campaigns, choices, story, batch, matching }, codes, jobs, common, audit, language, say] = await Promise.all([
    codesShown(ctx, asked, path),
    wordsOf('codes'),
    wordsOf('jobs'),
    wordsOf('common'),
    wordsOf('audit'),
    locale(),
    getTranslations('codes'),
  ])
  const said = { words: codes, audit, locale: language, timeZone: ctx.brand.timeZone, now: ctx.now }
  const nameOf = (id: string) => campaigns.find((campaign) => campaign.id === id)?.name ?? codes.filters.unknown
  return (
    <CodesScreen
      path={path}
      listing={asked.listing}
      place={asked.place}
      codes={page.data.map((code) => shownCode(code, nameOf(code.campaignId), said))}
      nextCursor={page.nextCursor}
      campaigns={campaigns}
      batches={choices.map((one) => ({ id: one.id, name: batchName(one, said) }))}
      story={story && shownStory(story, batch, said)}
      places={placesOf({ brand, path, role, asked, story })}
      matching={matching}
      may={{ write: roleMay(role, 'codes:write'), redeem: roleMay(role, 'redemptions:write') }}
      make={roleMay(role, 'codes:write') ? makingOf(brand, campaigns) : null}
      publicUrl={env().PUBLIC_URL}
      words={{ codes, jobs, common }}
      showing={say('showing', { count: page.data.length, order: codes.order[orderOf(asked.listing)] })}
    />
  )
}
