import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { forbidden } from 'next/navigation'
import { z } from 'zod'
import { requireMember } from '@/app/session'
import { locale, wordsOf } from '@/app/words'
import { CampaignFilters } from '@/components/campaigns/campaign-filters'
import { CampaignList } from '@/components/campaigns/campaign-list'
import { CampaignPager } from '@/components/campaigns/campaign-pager'
import { CampaignViews } from '@/components/campaigns/campaign-views'
import { listedCampaign } from '@/components/campaigns/listed-campaign'
import { NewCampaignLink } from '@/components/campaigns/new-campaign-link'
import { FirstCampaign, NothingFound } from '@/components/campaigns/no-campaigns'
import { Screen } from '@/components/shell/screen'
import type { SearchParams } from '@/components/ui/query'
import { roleMay } from '@/lib/auth/permissions'
import { Campaign } from '@/lib/campaigns/contract'
import { env } from '@/lib/core/env'
import { askedOf, listAsked } from '../listing'

type CampaignsProps = { params: Promise<{ brand: string }>; searchParams: Promise<SearchParams> }

export const generateMetadata = async (): Promise<Metadata> => ({ title: (await wordsOf('campaigns')).title })

export default async function CampaignsPage({ params, searchParams }: CampaignsProps) {
  const { brand } = await params
  const ctx = await requireMember(brand)
  if (!roleMay(ctx.actor.role, 'campaigns:read')) forbidden()
  const path = `/console/${brand}/campaigns`
  const asked = askedOf(await searchParams)
  const [page, words, common, language, say] = await Promise.all([
    listAsked(ctx, asked, path),
    wordsOf('campaigns'),
    wordsOf('common'),
    locale(),
    getTranslations('campaigns.list'),
  ])
  const { timeZone, currency } = ctx.brand
  const clock = { locale: language, timeZone, now: ctx.now.toISOString() }
  const mayWrite = roleMay(ctx.actor.role, 'campaigns:write')
  const newHref = mayWrite ? `${path}/new` : null
  const isEmpty = page.data.length === 0
  const isFirst = isEmpty && asked.view === 'all' && !asked.q && !asked.cursor
  return (
    <Screen title={words.title} actions={newHref && <NewCampaignLink href={newHref} label={words.list.add} />}>
      <div className="space-y-4">
        {!isFirst && <CampaignViews path={path} listing={asked} words={words.views} />}
        {!isFirst && <CampaignFilters path={path} listing={asked} words={words} />}
        <CampaignList
          key={`${asked.cursor} ${asked.peek}`}
          campaigns={page.data.map((campaign) => listedCampaign(z.encode(Campaign, campaign), words, clock))}
          path={path}
          peek={asked.peek ?? null}
          mayWrite={mayWrite}
          words={words}
        >
          {isFirst && (
            <FirstCampaign {...{ newHref, currency, words: words.empty, locale: language }} publicUrl={env().PUBLIC_URL} copy={common} />
          )}
          {isEmpty && !isFirst && <NothingFound query={asked.q} allHref={path} words={words.empty} />}
          {!isEmpty && (
            <CampaignPager path={path} asked={asked} nextCursor={page.nextCursor} words={words.list}>
              {say('summary', { count: page.data.length })}
            </CampaignPager>
          )}
        </CampaignList>
      </div>
    </Screen>
  )
}
