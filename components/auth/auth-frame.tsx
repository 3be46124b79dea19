import Link from 'next/link'
import type { ReactNode } from 'react'
import { Appearance } from '@/components/auth/appearance'
import { PromiseSticker } from '@/components/auth/promise-sticker'
import { Logo } from '@/components/ui/logo'
import type { Locale, Words } from '@/components/words'

type AuthFrameProps = {
  title: string
  lead: string
  words: Words['auth']
  locale: Locale
  theme: 'light' | 'dark' | undefined
  children: ReactNode
}

export const AuthFrame = ({ title, lead, words, locale, theme, children }: AuthFrameProps) => (
  <div className="grid min-h-dvh lg:grid-cols-[minmax(440px,5fr)_7fr]">
    <div className="flex flex-col px-6 pb-6 pt-7 sm:px-12 lg:px-[clamp(48px,6vw,104px)] lg:pb-8">
      <header>
        <Link href="/" aria-label="Tira" prefetch={false} className="inline-flex min-h-8 items-center">
          <Logo large />
        </Link>
      </header>
      <main id="content" className="my-auto w-full max-w-[400px] self-center py-10 lg:self-start">
        <h1 className="text-2xl font-[750] tracking-[-.03em] text-balance">{title}</h1>
        <p className="mb-7 mt-1.5 text-[17px] leading-6 text-ink2">{lead}</p>
        {children}
      </main>
      <Appearance words={words} locale={locale} theme={theme ?? null} />
    </div>
    <PromiseSticker words={words} />
  </div>
)
