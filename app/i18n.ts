import type {} from 'next-intl'
import { getRequestConfig } from 'next-intl/server'
import { everyWord, locale } from '@/app/words'
import type { Locale, Words } from '@/components/words'

declare module 'next-intl' {
  interface AppConfig {
    Locale: Locale
    Messages: Words
  }
}

export default getRequestConfig(async () => {
  const current = await locale()
  return { locale: current, messages: everyWord[current], timeZone: 'UTC' }
})
