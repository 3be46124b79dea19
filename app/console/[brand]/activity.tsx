import type { MemberCtx } from '@/app/session'
import { locale, wordsOf } from '@/app/words'
import { dayOf } from '@/components/audit/days'
import { ActivityFrame, ActivityList, type Happening, NoActivity } from '@/components/today/activity'
import { ActivityFailure } from '@/components/today/activity-failure'
import { FreshActivity } from '@/components/today/fresh-activity'
import type { Locale } from '@/components/words'
import { roleMay } from '@/lib/auth/permissions'
import { log } from '@/lib/core/log'
import { listActivity } from '@/lib/events/queries'
import { entryOf } from './audit/entries'
import { goneStores } from './audit/gone-stores'

const shown = 8

const shortDay = (at: Date, language: Locale, timeZone: string) =>
  new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : language, { day: 'numeric', month: 'short', timeZone }).format(at)

/** Read apart from the rest of the page, so that its failure is not the page's. */
const readActivity = async (ctx: MemberCtx) => {
  try {
    const { data, sequence } = await listActivity(ctx, { limit: shown })
    return { facts: data, sequence, gone: await goneStores(ctx, data) }
  } catch (error) {
    log.error({ err: error, requestId: ctx.requestId }, 'the activity did not load')
    return null
  }
}

/** What was done last in the brand. */
export const Activity = async ({ ctx }: { ctx: MemberCtx }) => {
  const [{ today: words }, auditWords, language, read] = await Promise.all([
    wordsOf('onboarding'),
    wordsOf('audit'),
    locale(),
    readActivity(ctx),
  ])
  const { slug, timeZone } = ctx.brand
  const auditHref = roleMay(ctx.actor.role, 'audit:read') ? `/console/${slug}/audit` : null
  if (!read)
    return (
      <ActivityFrame auditHref={auditHref} words={words}>
        <ActivityFailure words={words} />
      </ActivityFrame>
    )
  const said = { words: auditWords, locale: language, timeZone, storesPath: `/console/${slug}/stores`, gone: read.gone }
  const today = dayOf(ctx.now, timeZone)
  const happenings = read.facts.map((fact): Happening => {
    const entry = entryOf(fact, said)
    return { entry, when: entry.day === today ? entry.time : shortDay(fact.at, language, timeZone), at: fact.at.toISOString() }
  })
  return (
    <ActivityFrame auditHref={auditHref} words={words}>
      <FreshActivity brand={slug} sequence={read.sequence}>
        {happenings.length > 0 ? <ActivityList happenings={happenings} /> : <NoActivity words={words} />}
      </FreshActivity>
    </ActivityFrame>
  )
}
