import { opening } from '@/components/keys/opening'

export const { open: openPalette, useIsOpen: usePaletteIsOpen } = opening()

/** Fetches the palette's code ahead of its opening; a second call is free. */
export const loadPalette = () => import('@/components/shell/palette/palette').then((module) => module.Palette)
