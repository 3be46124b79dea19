'use client'

import dynamic from 'next/dynamic'
import { useRouter } from 'next/navigation'
import { useEffect } from 'react'

import { KeyLayer } from '@/components/keys/key-layer'
import { openKeys, useKeysAreOpen } from '@/components/keys/opening'
import { useKeys } from '@/components/keys/registry'
import { hrefOf, navigation } from '@/components/shell/navigation'
import { loadPalette, openPalette, useOpenPalette } from '@/components/shell/palette/opening'
import { useFrame } from '@/components/shell/shell-frame'

const KeysSheet = dynamic(() => import('@/components/keys/keys-sheet').then((module) => module.KeysSheet), { ssr: false })

const useShellKeys = () => {
  const router = useRouter()
  const { brand, pages, words } = useFrame()
  useKeys([
    { keys: 'mod+k', label: words.keys.palette, group: 'everywhere', run: openPalette },
    { keys: '/', label: words.keys.search, group: 'everywhere', run: openPalette },
    { keys: '?', label: words.keys.show, group: 'everywhere', run: openKeys },
    ...navigation
      .filter((item) => pages.includes(item.key))
      .map((item) => ({
        keys: `g ${item.go}`,
        label: words.nav[item.key],
        group: 'go' as const,
        run: () => router.push(hrefOf(brand.slug, item.path)),
      })),
  ])
}

/** Whoever touches the keyboard may want the palette next: its code comes with the first key. */
const usePaletteAhead = () =>
  useEffect(() => {
    document.addEventListener('keydown', loadPalette, { once: true })
    return () => document.removeEventListener('keydown', loadPalette)
  }, [])

export const Floating = () => {
  const { words } = useFrame()
  const palette = useOpenPalette()
  const keysAreOpen = useKeysAreOpen()
  useShellKeys()
  usePaletteAhead()
  return (
    <>
      <KeyLayer />
      {palette}
      {keysAreOpen && <KeysSheet words={words.keys} closeLabel={words.close} />}
    </>
  )
}
