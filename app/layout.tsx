import '@/app/globals.css'
import type { Metadata, Viewport } from 'next'
import { headers } from 'next/headers'
import type { ReactNode } from 'react'
import { fontClasses } from '@/components/ui/fonts'
import { theme } from '@/app/theme'
import { locale, wordsOf } from '@/app/words'

export const generateMetadata = async (): Promise<Metadata> => {
  const { promise } = await wordsOf('common')
  return {
    metadataBase: new URL(process.env.PUBLIC_URL ?? `http://localhost:${process.env.PORT ?? 3000}`),
    title: { default: 'Tira', template: '%s · Tira' },
    description: promise,
    applicationName: 'Tira',
    formatDetection: { telephone: false, email: false, address: false },
  }
}

export const generateViewport = async (): Promise<Viewport> => {
  const chosen = await theme()
  const light = '#f4f4f0'
  const dark = '#101017'
  return {
    width: 'device-width',
    initialScale: 1,
    viewportFit: 'cover',
    themeColor: chosen
      ? { light, dark }[chosen]
      : [
          { media: '(prefers-color-scheme: light)', color: light },
          { media: '(prefers-color-scheme: dark)', color: dark },
        ],
  }
}

export default async function RootLayout({ children }: { children: ReactNode }) {
  const [language, chosen, words, asked] = await Promise.all([locale(), theme(), wordsOf('common'), headers()])
  return (
    <html lang={language} data-theme={chosen} data-request={asked.get('x-request-id')} className={fontClasses}>
      <body>
        <a
          href="#content"
          className="fixed top-3 left-3 z-50 rounded-md bg-ink px-4 text-sm leading-9 font-[600] text-paper not-focus:sr-only"
        >
          {words.skipToContent}
        </a>
        {children}
      </body>
    </html>
  )
}
