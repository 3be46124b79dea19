'use client'

import { Search } from 'lucide-react'

import { Caps } from '@/components/keys/caps'
import { loadPalette, openPalette } from '@/components/shell/palette/opening'
import { useFrame } from '@/components/shell/shell-frame'

export const SearchButton = () => {
  const { words } = useFrame()
  return (
    <button
      type="button"
      aria-haspopup="dialog"
      onClick={() => openPalette()}
      onPointerEnter={loadPalette}
      onFocus={loadPalette}
      className="flex h-8 shrink-0 items-center gap-2 rounded-md border border-line bg-paper px-2.5 text-ink3 transition-colors duration-120 hover:border-line2 max-md:size-9 max-md:justify-center max-md:border-transparent max-md:bg-transparent max-md:px-0 md:w-[220px] xl:w-[300px]"
    >
      <Search aria-hidden="true" strokeWidth={1.75} className="size-3.5 shrink-0 max-md:size-4 max-md:text-ink2" />
      <span className="flex-1 truncate text-left text-xs max-md:sr-only">{words.palette.search}</span>
      <span aria-hidden="true" className="max-xl:hidden">
        <Caps keys="mod+k" />
      </span>
    </button>
  )
}
