import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { z } from 'zod'
import { requireMember } from '@/app/session'
import { locale, wordsOf } from '@/app/words'
import { AddMember } from '@/components/settings/add-member'
import { BrandForm } from '@/components/settings/brand-form'
import { BrandReading } from '@/components/settings/brand-lines'
import { SettingsSection } from '@/components/settings/settings-section'
import { TeamTable } from '@/components/settings/team-table'
import { Screen } from '@/components/shell/screen'
import { Pager } from '@/components/ui/pager'
import { hrefWith, pageTrail, queryText, type SearchParams } from '@/components/ui/query'
import { roleMay } from '@/lib/auth/permissions'
import { Brand } from '@/lib/brands/contract'
import { env } from '@/lib/core/env'
import { shownMember, visibleMembers } from './team'

type SettingsProps = { params: Promise<{ brand: string }>; searchParams: Promise<SearchParams> }

export const generateMetadata = async (): Promise<Metadata> => ({ title: (await wordsOf('settings')).title })

export default async function SettingsPage({ params, searchParams }: SettingsProps) {
  const { brand: slug } = await params
  const ctx = await requireMember(slug)
  const query = await searchParams
  const asked = { cursor: queryText(query, 'cursor'), trail: queryText(query, 'trail') }
  const [{ data, nextCursor }, words, common, stores, language, say] = await Promise.all([
    visibleMembers(ctx, asked.cursor),
    wordsOf('settings'),
    wordsOf('common'),
    wordsOf('stores'),
    locale(),
    getTranslations('settings.team'),
  ])
  const members = data.map((member) => shownMember(member, ctx, { words: words.team, locale: language }))
  const mayChange = roleMay(ctx.actor.role, 'members:write')
  const path = `/console/${slug}/settings`
  const { back, forward } = pageTrail(asked)
  const brand = z.encode(Brand, ctx.brand)
  return (
    <Screen title={words.title}>
      <SettingsSection title={words.brand.title} lead={words.brand.lead}>
        {roleMay(ctx.actor.role, 'brand:write') ? (
          <BrandForm brand={brand} words={words} leave={stores.leave} closeLabel={common.close} />
        ) : (
          <BrandReading brand={brand} words={words.brand} />
        )}
      </SettingsSection>
      <SettingsSection title={words.team.title} lead={mayChange ? words.team.lead : words.team.reading}>
        <div className="space-y-2">
          <TeamTable members={members} words={words} common={common} mayChange={mayChange} />
          <Pager
            label={words.team.title}
            back={back && { href: hrefWith(path, back), text: words.team.previous }}
            forward={nextCursor === null ? null : { href: hrefWith(path, forward(nextCursor)), text: words.team.next }}
            words={{ back: words.team.previous, forward: words.team.next }}
          >
            {roleMay(ctx.actor.role, 'members:read') && say('count', { count: members.length })}
          </Pager>
        </div>
        {mayChange && <AddMember publicUrl={env().PUBLIC_URL} words={words} common={common} />}
      </SettingsSection>
    </Screen>
  )
}
