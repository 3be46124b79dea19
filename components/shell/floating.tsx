'use client'

import dynamic from 'next/dynamic'
import { useRouter } from 'next/navigation'
import { useEffect } from 'react'

import { KeyLayer } from '@/components/keys/key-layer'
import { openKeys, useKeysAreOpen } from '@/components/keys/opening'
import { useKeys } from '@/components/keys/registry'
import { hrefOf, navigation } from '@/components/shell/navigation'
import { loadPalette, openPalette, usePaletteIsOpen } from '@/components/shell/palette/opening'
import { useFrame } from '@/components/shell/shell-frame'

const Palette = dynamic(loadPalette, { ssr: false })
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
    const load = () => void loadPalette()
    document.addEventListener('keydown', load, { once: true })
    return () => document.removeEventListener('keydown', load)
  }, [])

export const Floating = () => {
  const { words } = useFrame()
  const paletteIsOpen = usePaletteIsOpen()
  const keysAreOpen = useKeysAreOpen()
  useShellKeys()
  usePaletteAhead()
  return (
    <>
      <KeyLayer />
      {paletteIsOpen && <Palette />}
      {keysAreOpen && <KeysSheet words={words.keys} closeLabel={words.close} />}
    </>
  )
}
