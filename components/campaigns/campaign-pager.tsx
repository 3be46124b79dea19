import type { ReactNode } from 'react'
import { type Listing, listingHref } from '@/components/campaigns/listing-href'
import { Pager } from '@/components/ui/pager'
import { pageTrail } from '@/components/ui/query'
import type { Words } from '@/components/words'

type CampaignPagerProps = {
  path: string
  asked: Listing & { cursor: string | undefined; trail: string | undefined }
  nextCursor: string | null
  words: Words['campaigns']['list']
  children: ReactNode
}

export const CampaignPager = ({ path, asked, nextCursor, words, children }: CampaignPagerProps) => {
  const { back, forward } = pageTrail(asked)
  const [earlier, later] = asked.sort === 'name' ? [words.previous, words.next] : [words.newer, words.older]
  return (
    <Pager
      label={words.pages}
      back={back && { href: listingHref(path, asked, back), text: earlier }}
      forward={nextCursor === null ? null : { href: listingHref(path, asked, forward(nextCursor)), text: later }}
      words={{ back: earlier, forward: later }}
    >
      {children}
    </Pager>
  )
}
