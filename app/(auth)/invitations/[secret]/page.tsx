import type { Metadata } from 'next'
import { headers } from 'next/headers'
import { currentAccount, listMyBrands } from '@/app/session'
import { theme } from '@/app/theme'
import { locale, wordsOf } from '@/app/words'
import { AuthFrame } from '@/components/auth/auth-frame'
import { JoinButton } from '@/components/auth/join-button'
import { withNext } from '@/components/auth/next-path'
import { buttonClasses } from '@/components/ui/button-look'
import { PlainLink } from '@/components/ui/plain-link'
import { TextLink } from '@/components/ui/text-link'
import { fill, type Words } from '@/components/words'
import { requestIdHeader } from '@/lib/auth/peer'
import { findInvitation } from '@/lib/brands/members/queries'
import { nobodyCtx } from '@/lib/core/ctx'

type InvitationProps = { params: Promise<{ secret: string }> }

export const generateMetadata = async (): Promise<Metadata> => ({ title: (await wordsOf('invitations')).title, robots: 'noindex' })

const SignInFirst = ({ path, words }: { path: string; words: Words['invitations'] }) => (
  <div className="flex flex-col gap-3">
    <PlainLink href={withNext('/sign-in', path)} className={buttonClasses({ variant: 'primary', size: 48 })}>
      {words.signIn}
    </PlainLink>
    <PlainLink href={withNext('/sign-up', path)} className={buttonClasses({ size: 48 })}>
      {words.signUp}
    </PlainLink>
  </div>
)

export default async function InvitationPage({ params }: InvitationProps) {
  const { secret } = await params
  const ctx = nobodyCtx((await headers()).get(requestIdHeader))
  const [invitation, account, brands, words, auth, shell, language, chosen] = await Promise.all([
    findInvitation(ctx, secret),
    currentAccount(),
    listMyBrands(),
    wordsOf('invitations'),
    wordsOf('auth'),
    wordsOf('shell'),
    locale(),
    theme(),
  ])
  const frame = { words: auth, locale: language, theme: chosen }
  if (!invitation)
    return (
      <AuthFrame {...frame} title={words.usedTitle} lead={words.usedText}>
        <TextLink href="/welcome">{words.toStart}</TextLink>
      </AuthFrame>
    )
  const { brand, role } = invitation
  const path = `/invitations/${secret}`
  const isMember = brands.some(({ id }) => id === brand.id)
  const lead = isMember ? words.already : fill(words.lead, { role: shell.roles[role] })
  return (
    <AuthFrame {...frame} title={fill(words.heading, { brand: brand.name })} lead={lead}>
      {!account && <SignInFirst path={path} words={words} />}
      {account && !isMember && <JoinButton invitation={secret} words={words} />}
      {isMember && <TextLink href={`/console/${brand.slug}`}>{words.toConsole}</TextLink>}
      {account && (
        <p className="mt-6 text-base text-ink2">
          {fill(words.signedInAs, { name: account.name })} <TextLink href={withNext('/sign-in', path)}>{words.somebodyElse}</TextLink>
        </p>
      )}
    </AuthFrame>
  )
}
