import type { Metadata } from 'next'
import Link from 'next/link'

import { requireAccount } from '@/app/session'
import { locale, wordsOf } from '@/app/words'
import { currencyChoices, timeZoneChoices } from '@/components/onboarding/choices'
import { NewBrandForm } from '@/components/onboarding/new-brand-form'
import { Logo } from '@/components/ui/logo'

export const generateMetadata = async (): Promise<Metadata> => ({ title: (await wordsOf('onboarding')).newBrand.title })

export default async function NewBrandPage() {
  const account = await requireAccount()
  const [language, { newBrand: words }, shell] = await Promise.all([locale(), wordsOf('onboarding'), wordsOf('shell')])
  return (
    <>
      <header className="flex h-14 items-center border-b border-line px-4 lg:px-7">
        <Link href="/console" aria-label={shell.home} className="flex items-center rounded-md">
          <Logo />
        </Link>
      </header>
      <main id="content" className="mx-auto max-w-[608px] px-4 pt-8 pb-16 sm:px-6 lg:pt-12">
        <h1 className="text-2xl font-[750] tracking-[-.03em] text-balance">{words.title}</h1>
        <p className="mt-2 mb-7 text-base text-ink2">{words.lead}</p>
        <NewBrandForm
          words={words}
          start={{ currency: 'EUR', timeZone: account.timeZone, locales: [language] }}
          currencies={currencyChoices(language)}
          timeZones={timeZoneChoices(language, account.timeZone)}
        />
      </main>
    </>
  )
}
