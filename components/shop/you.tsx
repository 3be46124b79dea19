import { ChevronRight, MessageSquareText, Ticket } from 'lucide-react'
import Link from 'next/link'
import type { ReactNode } from 'react'

import { SignOutButton } from '@/components/shop/sign-out-button'
import { Avatar } from '@/components/ui/avatar'
import { ButtonLink } from '@/components/ui/button'
import type { Words } from '@/components/words'

type YouWords = Words['shop']['you']
type Person = { name: string; email: string | null; username: string | null; phone: string | null }
type Brand = { slug: string; name: string }

export const Section = ({ title, children }: { title: string; children: ReactNode }) => (
  <section className="px-5 pt-7">
    <h2 className="pb-2 text-lg font-[650] tracking-[-.01em]">{title}</h2>
    {children}
  </section>
)

const list = 'divide-y divide-line overflow-hidden rounded-xl border border-line bg-paper'

export const Identifiers = ({ person, words }: { person: Person; words: YouWords }) => (
  <Section title={words.identifiers}>
    <dl className={list}>
      {(['email', 'username', 'phone'] as const).map(
        (kind) =>
          person[kind] && (
            <div key={kind} className="flex min-h-12 items-center justify-between gap-4 px-4 py-2">
              <dt className="text-ink2">{words[kind]}</dt>
              <dd className="min-w-0 truncate font-[550]">{person[kind]}</dd>
            </div>
          ),
      )}
    </dl>
    <Link
      href="/you/password"
      className={`${list} mt-3 flex min-h-12 items-center justify-between gap-4 px-4 font-[550] hover:border-edge`}
    >
      {words.changePassword}
      <ChevronRight aria-hidden="true" strokeWidth={1.75} className="size-5 text-ink3" />
    </Link>
  </Section>
)

export const Brands = ({ brands, words }: { brands: Brand[]; words: YouWords }) => (
  <Section title={words.brands}>
    <ul className={list}>
      {brands.map(({ slug, name }) => (
        <li key={slug}>
          <Link href={`/console/${slug}`} className="flex min-h-14 items-center gap-3 px-4 hover:bg-ink/4">
            <Avatar kind="brand" size={36} name={name} />
            <span className="min-w-0 flex-1 truncate font-[600]">{name}</span>
            <span className="text-sm font-[550] text-cobalt">{words.toConsole}</span>
          </Link>
        </li>
      ))}
      <li>
        <Link href="/console/new" className="flex min-h-14 items-center px-4 font-[550] text-cobalt hover:bg-ink/4">
          {words.newBrand}
        </Link>
      </li>
    </ul>
  </Section>
)

export const SignedOut = ({ words }: { words: YouWords }) => (
  <div className="px-4">
    <div className="rounded-xl border border-line bg-paper p-5">
      <h2 className="text-[17px] leading-[21px] font-[650] tracking-[-.01em]">{words.outTitle}</h2>
      <ul className="mt-3 space-y-2.5">
        <li className="flex gap-2.5">
          <Ticket aria-hidden="true" strokeWidth={1.75} className="mt-px size-5 shrink-0" />
          {words.codes}
        </li>
        <li className="flex gap-2.5">
          <MessageSquareText aria-hidden="true" strokeWidth={1.75} className="mt-px size-5 shrink-0" />
          {words.messages}
        </li>
      </ul>
      <div className="tear mt-5" />
      <div className="mt-5 grid gap-2">
        <ButtonLink href="/sign-in?next=/you" variant="primary" size={48}>
          {words.signIn}
        </ButtonLink>
        <ButtonLink href="/sign-up?next=/you" size={48}>
          {words.signUp}
        </ButtonLink>
      </div>
    </div>
  </div>
)

export const Leaving = ({ words }: { words: YouWords }) => (
  <div className="px-5 pt-8">
    <SignOutButton label={words.signOut} failure={words.signOutFailed} />
    <Link
      href="/you/delete"
      className="mt-2 flex h-12 items-center justify-center rounded-[12px] font-[600] text-tomato transition-colors duration-120 hover:bg-tomato2"
    >
      {words.delete}
    </Link>
  </div>
)
