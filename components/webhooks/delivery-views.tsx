import Link from 'next/link'
import { classes } from '@/components/ui/classes'
import { deliveriesHref, type DeliveryListing, views } from '@/components/webhooks/listing-href'
import type { Words } from '@/components/words'

type DeliveryViewsProps = { path: string; listing: DeliveryListing; words: Words['webhooks']['deliveries']['views'] }

export const DeliveryViews = ({ path, listing, words }: DeliveryViewsProps) => (
  <nav aria-label={words.label} className="-mx-4 overflow-x-auto border-b border-line px-4 lg:mx-0 lg:px-0">
    <ul className="flex">
      {views.map((view) => {
        const isCurrent = view === listing.view
        return (
          <li key={view}>
            <Link
              href={deliveriesHref(path, { ...listing, view })}
              scroll={false}
              aria-current={isCurrent ? 'page' : undefined}
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
