'use client'

import { useRouter } from 'next/navigation'
import { useMemo } from 'react'

import { signOut } from '@/components/auth/session'
import { openKeys } from '@/components/keys/opening'
import { chooseLocale, chooseTheme, type ThemeChoice } from '@/components/shell/appearance'
import { useFrame } from '@/components/shell/shell-frame'
import { toast } from '@/components/ui/toast'
import type { Locale } from '@/components/words'

export type Deeds = {
  chooseTheme: (choice: ThemeChoice) => void
  chooseLocale: (locale: Locale) => void
  showKeys: () => void
  leave: () => void
}

/** What the person's menu and the palette can both do. */
export const useDeeds = (): Deeds => {
  const router = useRouter()
  const { words } = useFrame()
  return useMemo(
    () => ({
      chooseTheme,
      chooseLocale: (locale) => {
        chooseLocale(locale)
        router.refresh()
      },
      showKeys: () => openKeys(),
      leave: () => {
        signOut().then(
          () => location.replace('/sign-in'),
          () => toast.error(words.person.signOutFailed),
        )
      },
    }),
    [router, words],
  )
}
