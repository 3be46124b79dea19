import Link from 'next/link'
import { type CodeListing, viewHref, viewOf, views } from '@/components/codes/listing-href'
import { classes } from '@/components/ui/classes'
import type { Words } from '@/components/words'

type CodeViewsProps = { path: string; listing: CodeListing; words: Words['codes'] }

export const CodeViews = ({ path, listing, words }: CodeViewsProps) => (
  <nav aria-label={words.views.label} className="-mx-4 overflow-x-auto border-b border-line px-4 lg:mx-0 lg:px-0">
    <ul className="flex gap-1">
      {views.map((view) => {
        const isShown = view === viewOf(listing)
        return (
          <li key={view}>
            <Link
              href={viewHref(path, listing, view)}
              aria-current={isShown ? 'page' : undefined}
              className={classes(
                'block border-b-2 px-3 pt-1.5 pb-2.5 text-sm whitespace-nowrap -outline-offset-2',
                isShown ? 'border-ink font-[650]' : 'border-transparent font-[500] text-ink2 hover:text-ink',
              )}
            >
              {words.views[view]}
            </Link>
          </li>
        )
      })}
    </ul>
  </nav>
)
