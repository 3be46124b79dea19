'use client'

import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { chooseLocale, chooseTheme, type ThemeChoice, useThemeChoice } from '@/components/shell/appearance'
import { Segmented } from '@/components/ui/segmented'
import type { Locale, Words } from '@/components/words'

type AppearanceProps = { words: Words['auth']; locale: Locale; theme: 'light' | 'dark' | null }

export const Appearance = ({ words, locale, theme }: AppearanceProps) => {
  const router = useRouter()
  const choice = useThemeChoice(theme)
  const [language, setLanguage] = useState(locale)
  const languages: { value: Locale; label: string }[] = [
    { value: 'en', label: 'English' },
    { value: 'es', label: 'Español' },
  ]
  const themes: { value: ThemeChoice; label: string }[] = [
    { value: 'system', label: words.themeSystem },
    { value: 'light', label: words.themeLight },
    { value: 'dark', label: words.themeDark },
  ]
  return (
    <footer className="flex flex-wrap gap-2">
      <Segmented
        label={words.language}
        value={language}
        options={languages}
        onChange={(chosen) => {
          setLanguage(chosen)
          chooseLocale(chosen)
          router.refresh()
        }}
      />
      <Segmented label={words.theme} value={choice} options={themes} onChange={chooseTheme} />
    </footer>
  )
}
