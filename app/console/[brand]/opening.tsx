import type { MemberCtx } from '@/app/session'
import { locale, wordsOf } from '@/app/words'
import { cityOf, clockTime } from '@/components/shell/city-clock'
import { onAxis, storeDay } from '@/components/today/day'
import { OpeningDay } from '@/components/today/opening-day'
import { OpenNow } from '@/components/today/open-now'
import { listStores } from '@/lib/stores/queries'

const shown = 15

/** Who is open now, and how the day goes at each store. `total` counts the places that have a door. */
export const Opening = async ({ ctx, total }: { ctx: MemberCtx; total: number }) => {
  const [words, language, { data }] = await Promise.all([
    wordsOf('onboarding'),
    locale(),
    listStores(ctx, { limit: shown + 1, sort: 'name' }),
  ])
  const { slug, timeZone } = ctx.brand
  const clock = { at: ctx.now, timeZone }
  const days = data
    .filter((store) => !store.online)
    .slice(0, shown)
    .map((store) => storeDay(store, clock))
  return (
    <>
      <OpenNow days={days} total={total} words={words.today} locale={language} />
      <OpeningDay
        days={days}
        total={total}
        now={onAxis(ctx.now, clock)}
        clock={clockTime(language, timeZone, ctx.now.getTime())}
        city={cityOf(timeZone)}
        storesHref={`/console/${slug}/stores`}
        words={words.today}
      />
    </>
  )
}
