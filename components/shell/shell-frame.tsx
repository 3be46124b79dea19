'use client'

import { createContext, use, useEffect, type ReactNode } from 'react'

import { lastBrandCookie } from '@/components/shell/last-brand'
import type { NavigationKey } from '@/components/shell/navigation'
import type { Locale, Words } from '@/components/words'

export type ShellBrand = { slug: string; name: string; timeZone: string }

export type Frame = {
  brand: ShellBrand
  brands: ShellBrand[]
  role: keyof Words['shell']['roles']
  person: string
  /** The pages that this member may open. */
  pages: NavigationKey[]
  /** How many things ask for somebody, by the page where they are. */
  badges: Partial<Record<NavigationKey, number>>
  mayAddStores: boolean
  mayMakeCampaigns: boolean
  locale: Locale
  theme: 'light' | 'dark' | null
  /** When the server drew the page, so that the first clock in the browser says the same. */
  drawnAt: string
  words: Words['shell']
}

const FrameContext = createContext<Frame | null>(null)

export const useFrame = (): Frame => {
  const frame = use(FrameContext)
  if (!frame) throw new Error('A part of the console stands outside its shell')
  return frame
}

export const ShellFrame = ({ frame, children }: { frame: Frame; children: ReactNode }) => {
  const { slug } = frame.brand
  useEffect(() => {
    document.cookie = `${lastBrandCookie}=${slug}; path=/console; max-age=31536000; samesite=lax`
  }, [slug])
  return <FrameContext value={frame}>{children}</FrameContext>
}
