import { Plus } from 'lucide-react'
import type { Metadata } from 'next'

import { requireMember } from '@/app/session'
import { locale, wordsOf } from '@/app/words'
import { Screen } from '@/components/shell/screen'
import { ButtonLink } from '@/components/ui/button'
import { Empty } from '@/components/ui/empty'
import type { Locale } from '@/components/words'
import { roleMay } from '@/lib/auth/permissions'
import { countStores } from '@/lib/stores/queries'
import { Activity } from './activity'
import { FirstSteps } from './first-steps'
import { Opening } from './opening'

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
  const { placed, total } = mayRead ? await countStores(ctx) : { placed: 0, total: 0 }
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
      <div className="grid gap-x-8 gap-y-7 min-[1360px]:grid-cols-[minmax(0,1fr)_320px]">
        <div className="min-w-0">
          {!mayRead && (
            <Empty
              title={words.today.cashierTitle}
              text={words.today.cashier}
              action={
                <ButtonLink href={`/till/${slug}`} variant="primary" size={48}>
                  {shell.nav.till}
                </ButtonLink>
              }
              className="[--gutter:0px]"
            />
          )}
          {mayRead && <FirstSteps ctx={ctx} hasPlace={placed > 0} />}
          {placed > 0 && <Opening ctx={ctx} total={total - 1} />}
        </div>
        {roleMay(ctx.actor.role, 'events:read') && <Activity ctx={ctx} />}
      </div>
    </Screen>
  )
}
