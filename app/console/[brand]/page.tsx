import { Plus } from 'lucide-react'
import type { Metadata } from 'next'

import { requireMember } from '@/app/session'
import { locale, wordsOf } from '@/app/words'
import { Checklist, type OnboardingStep } from '@/components/onboarding/checklist'
import { cityOf, clockTime } from '@/components/shell/city-clock'
import { Screen } from '@/components/shell/screen'
import { onAxis, storeDay } from '@/components/today/day'
import { OpeningDay } from '@/components/today/opening-day'
import { OpenNow } from '@/components/today/open-now'
import { ButtonLink } from '@/components/ui/button'
import { Empty } from '@/components/ui/empty'
import type { Locale } from '@/components/words'
import { roleMay } from '@/lib/auth/permissions'
import { countStores, listStores } from '@/lib/stores/queries'

const shownStores = 15

const nothing = [{ placed: 0, total: 0 }, { data: [] }] as const

type TodayProps = { params: Promise<{ brand: string }> }

export const generateMetadata = async (): Promise<Metadata> => ({ title: (await wordsOf('shell')).nav.today })

/** English days are said as the rest of the house writes them: Friday 20 November. */
const dayOf = (now: Date, language: Locale, timeZone: string) =>
  new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : language, { weekday: 'long', day: 'numeric', month: 'long', timeZone }).format(now)

export default async function TodayPage({ params }: TodayProps) {
  const { brand: slug } = await params
  const ctx = await requireMember(slug)
  const [shell, words, language] = await Promise.all([wordsOf('shell'), wordsOf('onboarding'), locale()])
  const [mayRead, mayAdd] = [roleMay(ctx.actor.role, 'stores:read'), roleMay(ctx.actor.role, 'stores:write')]
  const [{ placed, total }, page] = mayRead
    ? await Promise.all([countStores(ctx), listStores(ctx, { limit: shownStores + 1, sort: 'name' })])
    : nothing
  const clock = { at: ctx.now, timeZone: ctx.brand.timeZone }
  const now = onAxis(ctx.now, clock)
  const days = page.data
    .filter((store) => !store.online)
    .slice(0, shownStores)
    .map((store) => storeDay(store, clock))
  const steps: OnboardingStep[] = [
    { key: 'brand', done: true, href: null },
    { key: 'store', done: placed > 0, href: mayAdd ? `/console/${slug}/stores/new` : null },
  ]
  return (
    <Screen
      title={shell.nav.today}
      subtitle={dayOf(ctx.now, language, ctx.brand.timeZone)}
      actions={
        mayAdd &&
        placed > 0 && (
          <ButtonLink href={`/console/${slug}/stores/new`} variant="primary" icon={<Plus aria-hidden="true" />} aria-keyshortcuts="c">
            {shell.palette.newStore}
          </ButtonLink>
        )
      }
    >
      {!mayRead && <Empty title={words.today.cashierTitle} text={words.today.cashier} className="[--gutter:0px]" />}
      {mayRead && <Checklist steps={steps} words={words} />}
      {placed > 0 && (
        <>
          <OpenNow days={days} total={total - 1} words={words.today} locale={language} />
          <OpeningDay
            days={days}
            total={total - 1}
            now={now}
            clock={clockTime(language, ctx.brand.timeZone, ctx.now.getTime())}
            city={cityOf(ctx.brand.timeZone)}
            storesHref={`/console/${slug}/stores`}
            words={words.today}
          />
        </>
      )}
    </Screen>
  )
}
