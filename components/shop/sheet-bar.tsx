import { ChevronLeft } from 'lucide-react'
import Link from 'next/link'

import { ShareButton } from '@/components/shop/share-button'
import { initialsOf } from '@/components/ui/avatar'
import type { Words } from '@/components/words'

type SheetBarProps = { brand: string; back: string; shared?: { url: string; title: string }; words: Words['tickets'] }

/** What stands above a sheet: the way back, whose it is, and passing it on. */
export const SheetBar = ({ brand, back, shared, words }: SheetBarProps) => (
  <div className="grid grid-cols-[44px_minmax(0,1fr)_44px] items-center gap-3 px-4 pt-[max(env(safe-area-inset-top),20px)]">
    <Link href={back} aria-label={words.back} className="grid size-11 place-items-center rounded-full bg-paper text-ink">
      <ChevronLeft aria-hidden="true" strokeWidth={2} className="size-6" />
    </Link>
    <span className="flex h-11 max-w-full items-center gap-2.5 justify-self-center rounded-full bg-paper pr-4 pl-2 text-base font-[650] text-ink">
      <span aria-hidden="true" className="grid size-7 shrink-0 place-items-center rounded-full bg-spruce text-[11px] font-[800] text-paper">
        {initialsOf(brand)}
      </span>
      <span className="truncate">{brand}</span>
    </span>
    {shared && <ShareButton {...shared} label={words.share} copied={words.copied} />}
  </div>
)
