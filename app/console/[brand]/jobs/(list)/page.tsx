import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { forbidden } from 'next/navigation'
import { z } from 'zod'
import { requireMember } from '@/app/session'
import { wordsOf } from '@/app/words'
import { JobList } from '@/components/jobs/job-list'
import { NoJobs } from '@/components/jobs/no-jobs'
import { Screen } from '@/components/shell/screen'
import { Pager } from '@/components/ui/pager'
import { hrefWith, pageTrail, queryText, type SearchParams } from '@/components/ui/query'
import { roleMay } from '@/lib/auth/permissions'
import { env } from '@/lib/core/env'
import { Job } from '@/lib/jobs/contract'
import { aboutOf, askersOf, jobsAsked } from '../listing'

type JobsProps = { params: Promise<{ brand: string }>; searchParams: Promise<SearchParams> }

export const generateMetadata = async (): Promise<Metadata> => ({ title: (await wordsOf('jobs')).title })

export default async function JobsPage({ params, searchParams }: JobsProps) {
  const { brand } = await params
  const ctx = await requireMember(brand)
  if (!roleMay(ctx.actor.role, 'jobs:read')) forbidden()
  const path = `/console/${brand}/jobs`
  const query = await searchParams
  const place = { cursor: queryText(query, 'cursor'), trail: queryText(query, 'trail') }
  const [page, words, audit, common, say] = await Promise.all([
    jobsAsked(ctx, place.cursor, path),
    wordsOf('jobs'),
    wordsOf('audit'),
    wordsOf('common'),
    getTranslations('jobs'),
  ])
  const { back, forward } = pageTrail(place)
  const drawnAt = ctx.now.toISOString()
  return (
    <Screen title={words.title}>
      <JobList
        key={drawnAt}
        initial={page.data.map((job) => z.encode(Job, job))}
        mayWrite={roleMay(ctx.actor.role, 'jobs:write')}
        askers={await askersOf(ctx, page.data, audit)}
        about={await aboutOf(ctx, page.data, `/console/${brand}/codes`)}
        mayUndo={roleMay(ctx.actor.role, 'codes:write')}
        drawnAt={drawnAt}
        isFirstPage={place.cursor === undefined}
        words={words}
        empty={<NoJobs publicUrl={env().PUBLIC_URL} words={words} copy={common} />}
      >
        {(back || page.nextCursor) && (
          <Pager
            label={words.pages}
            back={back && { href: hrefWith(path, back), text: words.newer }}
            forward={page.nextCursor ? { href: hrefWith(path, forward(page.nextCursor)), text: words.older } : null}
            words={{ back: words.newer, forward: words.older }}
          >
            {say('showing', { count: page.data.length })}
          </Pager>
        )}
      </JobList>
    </Screen>
  )
}
