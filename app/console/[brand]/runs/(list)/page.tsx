import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { forbidden } from 'next/navigation'
import { requireMember } from '@/app/session'
import { locale, wordsOf } from '@/app/words'
import { RunsElsewhere } from '@/components/runs/no-runs'
import { RunsScreen } from '@/components/runs/runs-screen'
import type { Showing } from '@/components/runs/shown'
import { Screen } from '@/components/shell/screen'
import type { SearchParams } from '@/components/ui/query'
import { roleMay } from '@/lib/auth/permissions'
import { env } from '@/lib/core/env'
import { listRunFunctions } from '@/lib/jobs/runs/queries'
import { shownFunction } from '../functions'
import { askedOf, runsShown } from '../listing'

type RunsProps = { params: Promise<{ brand: string }>; searchParams: Promise<SearchParams> }

export const generateMetadata = async (): Promise<Metadata> => ({ title: (await wordsOf('runs')).title })

export default async function RunsPage({ params, searchParams }: RunsProps) {
  const { brand } = await params
  const ctx = await requireMember(brand)
  if (!roleMay(ctx.actor.role, 'runs:read')) forbidden()
  const { INNGEST_SIGNING_KEY, INNGEST_BASE_URL, PUBLIC_URL } = env()
  const [runs, audit, common, language, say] = await Promise.all([
    wordsOf('runs'),
    wordsOf('audit'),
    wordsOf('common'),
    locale(),
    getTranslations('runs'),
  ])
  if (INNGEST_SIGNING_KEY !== undefined)
    return (
      <Screen title={runs.title} subtitle={runs.subtitle}>
        <RunsElsewhere url={INNGEST_BASE_URL} words={runs} />
      </Screen>
    )
  const paths = { runs: `/console/${brand}/runs`, audit: `/console/${brand}/audit` }
  const asked = askedOf(await searchParams)
  const [{ page, peeked, facts }, functions] = await Promise.all([runsShown(ctx, asked, paths.runs), listRunFunctions(ctx)])
  const place = { locale: language, timeZone: ctx.brand.timeZone }
  const showing: Showing = { words: { runs, audit }, place, now: ctx.now, facts, paths }
  return (
    <RunsScreen
      brand={brand}
      asked={asked}
      page={page}
      peeked={peeked}
      functions={functions.map((one) => shownFunction(one, showing))}
      showing={showing}
      publicUrl={PUBLIC_URL}
      mayRepeat={roleMay(ctx.actor.role, 'runs:write')}
      copy={common}
      say={say}
    />
  )
}
