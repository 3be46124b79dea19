import { ArrowLeft } from 'lucide-react'
import type { Metadata } from 'next'
import { requireMember } from '@/app/session'
import { locale, wordsOf } from '@/app/words'
import { Poster } from '@/components/campaigns/poster'
import { PrintButton } from '@/components/campaigns/print-button'
import { Screen } from '@/components/shell/screen'
import { ButtonLink } from '@/components/ui/button'
import { campaignOfPage } from '../../campaign-of-page'

type PosterProps = { params: Promise<{ brand: string; id: string }> }

export const generateMetadata = async ({ params }: PosterProps): Promise<Metadata> => {
  const { brand, id } = await params
  const [campaign, words] = await Promise.all([campaignOfPage(brand, id), wordsOf('campaigns')])
  return { title: `${campaign.name} · ${words.poster.title}` }
}

export default async function PosterPage({ params }: PosterProps) {
  const { brand, id } = await params
  const [campaign, ctx, words, language] = await Promise.all([
    campaignOfPage(brand, id),
    requireMember(brand),
    wordsOf('campaigns'),
    locale(),
  ])
  const clock = { locale: language, timeZone: ctx.brand.timeZone, now: ctx.now.toISOString() }
  return (
    <Screen
      title={words.poster.title}
      subtitle={words.poster.sheet}
      actions={
        <>
          <ButtonLink href={`/console/${brand}/campaigns/${id}`}>
            <ArrowLeft aria-hidden="true" />
            <span className="max-sm:sr-only">{words.poster.back}</span>
          </ButtonLink>
          <PrintButton label={words.poster.print} />
        </>
      }
    >
      {campaign.state === 'draft' && (
        <p className="mb-4 border-l-[3px] border-tomato pl-3 text-sm font-[550] print:hidden">{words.poster.draft}</p>
      )}
      <Poster campaign={campaign} brandName={ctx.brand.name} words={words} clock={clock} />
    </Screen>
  )
}
