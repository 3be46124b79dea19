import Link from 'next/link'
import { type Listing, listingHref, views } from '@/components/campaigns/listing-href'
import { classes } from '@/components/ui/classes'
import type { Words } from '@/components/words'

type CampaignViewsProps = { path: string; listing: Listing; words: Words['campaigns']['views'] }

export const CampaignViews = ({ path, listing, words }: CampaignViewsProps) => (
  <nav aria-label={words.label} className="-mx-4 overflow-x-auto border-b border-line px-4 lg:mx-0 lg:px-0">
    <ul className="flex">
      {views.map((view) => {
        const isCurrent = view === listing.view
        return (
          <li key={view}>
            <Link
              href={listingHref(path, { ...listing, view })}
              aria-current={isCurrent ? 'page' : undefined}
              scroll={false}
              className={classes(
                '-mb-px flex h-11 items-center border-b-2 px-3 text-sm whitespace-nowrap transition-colors duration-120 -outline-offset-2! md:h-10',
                isCurrent ? 'border-ink font-[650] text-ink' : 'border-transparent font-[550] text-ink2 hover:text-ink',
              )}
            >
              {words[view]}
            </Link>
          </li>
        )
      })}
    </ul>
  </nav>
)
