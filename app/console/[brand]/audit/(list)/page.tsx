import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { forbidden } from 'next/navigation'
import { requireMember } from '@/app/session'
import { locale, wordsOf } from '@/app/words'
import { AuditDays } from '@/components/audit/audit-days'
import { AuditFilters } from '@/components/audit/audit-filters'
import { dayOf } from '@/components/audit/days'
import { NoEntries } from '@/components/audit/no-entries'
import { cityOf } from '@/components/shell/city-clock'
import { Screen } from '@/components/shell/screen'
import { Pager } from '@/components/ui/pager'
import { hrefWith, pageTrail, type SearchParams } from '@/components/ui/query'
import { fill, type Locale } from '@/components/words'
import { roleMay } from '@/lib/auth/permissions'
import { env } from '@/lib/core/env'
import { askedOf, listAsked } from '../asked'
import { actorChoices, typeChoices } from '../choices'
import { dayTitle, entryOf } from '../entries'
import { goneStores } from '../gone-stores'

type AuditProps = { params: Promise<{ brand: string }>; searchParams: Promise<SearchParams> }

export const generateMetadata = async (): Promise<Metadata> => ({ title: (await wordsOf('audit')).title })

const dateText = (day: string, language: Locale) =>
  new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : language, { dateStyle: 'medium', timeZone: 'UTC' }).format(new Date(day))

export default async function AuditPage({ params, searchParams }: AuditProps) {
  const { brand } = await params
  const ctx = await requireMember(brand)
  if (!roleMay(ctx.actor.role, 'audit:read')) forbidden()
  const { timeZone } = ctx.brand
  const path = `/console/${brand}/audit`
  const asked = askedOf(await searchParams, timeZone)
  const { filter, page } = asked
  const [words, common, language, say] = await Promise.all([wordsOf('audit'), wordsOf('common'), locale(), getTranslations('audit')])
  const [facts, actors] = await Promise.all([listAsked(ctx, asked, path), actorChoices(ctx, filter.actor, words)])
  const said = { words, locale: language, timeZone, storesPath: `/console/${brand}/stores`, gone: await goneStores(ctx, facts.data) }
  const { back, forward } = pageTrail(page)
  const isFiltered = Object.values(filter).some(Boolean)
  return (
    <Screen title={words.title} subtitle={fill(words.zone, { city: cityOf(timeZone) })}>
      <div className="max-w-[920px] space-y-6">
        <AuditFilters
          path={path}
          filter={filter}
          sinceText={filter.since && dateText(filter.since, language)}
          types={typeChoices(words)}
          actors={actors}
          today={dayOf(ctx.now, timeZone)}
          words={words}
        />
        {facts.data.length === 0 && (
          <NoEntries isFiltered={isFiltered} path={path} publicUrl={env().PUBLIC_URL} words={words} copy={common} />
        )}
        <AuditDays
          entries={facts.data.map((fact) => entryOf(fact, said))}
          words={words}
          dayTitle={(day) => dayTitle(day, ctx.now, said)}
          actorHref={({ actorId }) => actorId && hrefWith(path, { ...filter, actor: actorId })}
        />
        <Pager
          label={words.pages}
          back={back && { href: hrefWith(path, { ...filter, ...back }), text: words.newer }}
          forward={facts.nextCursor ? { href: hrefWith(path, { ...filter, ...forward(facts.nextCursor) }), text: words.older } : null}
          words={{ back: words.newer, forward: words.older }}
        >
          {say('showing', { count: facts.data.length })}
        </Pager>
      </div>
    </Screen>
  )
}
