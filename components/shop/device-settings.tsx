'use client'

import { useRouter } from 'next/navigation'

import { chooseLocale, chooseTheme, useThemeChoice } from '@/components/shell/appearance'
import { Segmented } from '@/components/ui/segmented'
import type { Locale, Words } from '@/components/words'

type DeviceSettingsProps = { words: Words['shop']['you']; locale: Locale; theme: 'light' | 'dark' | null }

export const DeviceSettings = ({ words, locale, theme }: DeviceSettingsProps) => {
  const router = useRouter()
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
        onChange={(choice) => {
          chooseLocale(choice)
          router.refresh()
        }}
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
