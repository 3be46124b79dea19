import type { Metadata } from 'next'
import { forbidden } from 'next/navigation'

import { requireMember } from '@/app/session'
import { locale, wordsOf } from '@/app/words'
import { Till } from '@/components/till/till'
import { Logo } from '@/components/ui/logo'
import { TextLink } from '@/components/ui/text-link'
import { roleMay } from '@/lib/auth/permissions'
import { refusalReasons } from '@/lib/campaigns/redemptions/rules'

export const generateMetadata = async (): Promise<Metadata> => ({ title: (await wordsOf('till')).title })

const refused = [...refusalReasons, 'code-not-valid', 'already-rolled-back', 'not-found', 'forbidden'] as const

export default async function TillPage({ params }: PageProps<'/till/[brand]'>) {
  const { brand: slug } = await params
  const { actor, brand } = await requireMember(slug)
  if (!roleMay(actor.role, 'redemptions:write')) forbidden()
  const [words, problems, language] = await Promise.all([wordsOf('till'), wordsOf('problems'), locale()])
  const reasons = Object.fromEntries(refused.map((code) => [code, problems[code].title]))
  return (
    <main id="content" className="mx-auto min-h-dvh w-full max-w-[560px] px-5 pb-16 text-base">
      <header className="pt-[max(env(safe-area-inset-top),20px)] pb-6">
        <div className="flex h-11 items-center justify-between gap-4">
          <TextLink href={`/console/${slug}`}>{words.console}</TextLink>
          <Logo />
        </div>
        <p className="mt-4 font-[600] text-ink2">{brand.name}</p>
        <h1 className="text-[34px] leading-[36px] font-[750] tracking-[-.03em]">{words.title}</h1>
      </header>
      <Till brand={slug} currency={brand.currency} locale={language} words={{ ...words, reasons }} />
    </main>
  )
}
