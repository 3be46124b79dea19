'use client'

import { useEffect } from 'react'
import { languageCookie } from '@/components/reference/samples'

const yearSeconds = 31_536_000

/** A language chosen at one sample is chosen at all of them, and on the next page. Without it each sample still has its own choice. */
export const LanguageMemory = () => {
  useEffect(() => {
    const follow = ({ target }: Event) => {
      if (!(target instanceof HTMLInputElement) || target.dataset.language === undefined) return
      const top = target.getBoundingClientRect().top
      for (const other of document.querySelectorAll<HTMLInputElement>('input[data-language]')) {
        if (other.value === target.value) other.checked = true
      }
      scrollBy({ top: target.getBoundingClientRect().top - top, behavior: 'instant' })
      document.cookie = `${languageCookie}=${target.value}; path=/reference; max-age=${yearSeconds}; samesite=lax`
    }
    document.addEventListener('change', follow)
    return () => document.removeEventListener('change', follow)
  }, [])
  return null
}
