import { cookies } from 'next/headers'
import { referenceGroups } from '@/app/reference/document'
import { wordsOf } from '@/app/words'
import { conventionsOf } from '@/components/reference/convention'
import { isLanguage, type Language, languageCookie } from '@/components/reference/samples'
import { accessTokenSeconds } from '@/lib/auth/token'
import { env } from '@/lib/core/env'

export const chosenLanguage = async (): Promise<Language> => {
  const chosen = (await cookies()).get(languageCookie)?.value
  return isLanguage(chosen) ? chosen : 'curl'
}

const limits = () => {
  const { RATE_KEY_PER_SECOND, RATE_KEY_BURST, RATE_PERSON_PER_SECOND, RATE_PERSON_BURST } = env()
  return {
    keyPerSecond: RATE_KEY_PER_SECOND,
    keyBurst: RATE_KEY_BURST,
    personPerSecond: RATE_PERSON_PER_SECOND,
    personBurst: RATE_PERSON_BURST,
  }
}

export const conventions = async () =>
  conventionsOf(await wordsOf('reference'), {
    publicUrl: env().PUBLIC_URL,
    accessTokenMinutes: accessTokenSeconds / 60,
    limits: limits(),
  })

/** The first thing that a newcomer tries: a list, read with a key. */
export const firstOperation = () =>
  referenceGroups()
    .flatMap(({ operations }) => operations)
    .find(({ id }) => id === 'listStores')
