import type { Metadata } from 'next'
import { theme } from '@/app/theme'
import { locale, wordsOf } from '@/app/words'
import { AuthFrame } from '@/components/auth/auth-frame'
import { nextPath, withNext } from '@/components/auth/next-path'
import { SignInForm } from '@/components/auth/sign-in-form'
import { TextLink } from '@/components/ui/text-link'
import { demoSignIns } from '@/lib/auth/demo'

export const generateMetadata = async (): Promise<Metadata> => ({ title: (await wordsOf('auth')).signInTitle })

export default async function SignInPage({ searchParams }: PageProps<'/sign-in'>) {
  const [words, language, chosen, query] = await Promise.all([wordsOf('auth'), locale(), theme(), searchParams])
  const next = nextPath(query.next)
  return (
    <AuthFrame title={words.signInTitle} lead={words.signInLead} words={words} locale={language} theme={chosen}>
      <SignInForm words={words} destination={next ?? '/welcome'} demo={demoSignIns()} />
      <p className="mt-6 text-base text-ink2">
        {words.noAccount} <TextLink href={withNext('/sign-up', next)}>{words.makeAccount}</TextLink>
      </p>
    </AuthFrame>
  )
}
