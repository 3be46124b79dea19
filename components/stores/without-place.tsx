import { MapPinOff, X } from 'lucide-react'
import Link from 'next/link'
import { type Listing, listingHref } from '@/components/stores/listing-href'
import type { Words } from '@/components/words'

type WithoutPlaceProps = { path: string; listing: Listing; text: string | 0; words: Words['stores']['list'] }

const look =
  'flex h-[42px] items-center md:h-[34px] gap-1.5 rounded-md border bg-paper px-2.5 text-xs font-[550] whitespace-nowrap transition-colors duration-120'

/** A note that some stores stand nowhere yet, and the way to exactly these. */
export const WithoutPlace = ({ path, listing, text, words }: WithoutPlaceProps) => {
  if (listing.place)
    return (
      <Link href={listingHref(path, { ...listing, place: undefined })} className={`${look} border-ink font-[650]`}>
        {words.onlyWithoutPlace}
        <X aria-hidden="true" strokeWidth={1.75} className="size-3" />
        <span className="sr-only">{words.showAll}</span>
      </Link>
    )
  if (!text) return null
  return (
    <Link
      href={listingHref(path, { ...listing, place: 'none' })}
      title={words.onlyWithoutPlace}
      className={`${look} border-line2 text-ink2 hover:border-edge`}
    >
      <MapPinOff aria-hidden="true" strokeWidth={1.75} className="size-3.5" />
      {text}
    </Link>
  )
}
