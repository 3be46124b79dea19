import type { Metadata } from 'next'
import { theme } from '@/app/theme'
import { locale, wordsOf } from '@/app/words'
import { AuthFrame } from '@/components/auth/auth-frame'
import { nextPath, withNext } from '@/components/auth/next-path'
import { SignUpForm } from '@/components/auth/sign-up-form'
import { TextLink } from '@/components/ui/text-link'

export const generateMetadata = async (): Promise<Metadata> => ({ title: (await wordsOf('auth')).signUpTitle })

export default async function SignUpPage({ searchParams }: PageProps<'/sign-up'>) {
  const [words, language, chosen, query] = await Promise.all([wordsOf('auth'), locale(), theme(), searchParams])
  const next = nextPath(query.next)
  return (
    <AuthFrame title={words.signUpTitle} lead={words.signUpLead} words={words} locale={language} theme={chosen}>
      <SignUpForm words={words} locale={language} destination={next ?? '/welcome'} />
      <p className="mt-6 text-base text-ink2">
        {words.haveAccount} <TextLink href={withNext('/sign-in', next)}>{words.toSignIn}</TextLink>
      </p>
    </AuthFrame>
  )
}
