'use client'

import { useRouter } from 'next/navigation'

import { chooseLocale, chooseTheme, useThemeChoice } from '@/components/shell/appearance'
import { refusalText, type RefusalWords } from '@/components/shop/refusal-text'
import { Segmented } from '@/components/ui/segmented'
import { toast } from '@/components/ui/toast'
import { fill, type Locale, type Words } from '@/components/words'
import type { changeMe } from '@/lib/accounts/contract'
import { call } from '@/lib/http/client'

type DeviceWords = { you: Words['shop']['you'] } & RefusalWords
type DeviceSettingsProps = { words: DeviceWords; locale: Locale; theme: 'light' | 'dark' | null; hasAccount: boolean }

/** Without If-Match: the last language chosen is the one meant, whatever else of the profile changed. */
const tellAccount = (locale: Locale, words: DeviceWords) =>
  call<typeof changeMe>({ method: 'PATCH', path: '/me', body: { locale } }).catch((error: unknown) => {
    toast.error(fill(words.you.localeFailed, { reason: refusalText(error, words) }))
  })

export const DeviceSettings = ({ words: all, locale, theme, hasAccount }: DeviceSettingsProps) => {
  const router = useRouter()
  const words = all.you
  const choose = async (choice: Locale) => {
    chooseLocale(choice)
    if (hasAccount) await tellAccount(choice, all)
    router.refresh()
  }
  return (
    <div className="space-y-3">
      <Segmented
        large
        className="flex w-full"
        label={words.language}
        value={locale}
        options={[
          { value: 'en', label: 'English' },
          { value: 'es', label: 'Español' },
        ]}
        onChange={(choice) => void choose(choice)}
      />
      <Segmented
        large
        className="flex w-full"
        label={words.theme}
        value={useThemeChoice(theme)}
        options={[
          { value: 'system', label: words.system },
          { value: 'light', label: words.light },
          { value: 'dark', label: words.dark },
        ]}
        onChange={chooseTheme}
      />
    </div>
  )
}
