import type { CodePlaces } from '@/components/codes/code-panel'
import { type CodeListing, codesHref, wholeListing } from '@/components/codes/listing-href'
import { hrefWith } from '@/components/ui/query'
import { type Role, roleMay } from '@/lib/auth/permissions'
import type { CodeStory } from '@/lib/campaigns/codes/lookup/contract'
import type { Asked } from './listing'

type Standing = { brand: string; path: string; role: Role; asked: Asked; story: CodeStory | null | undefined }

/** Who came by typing a whole code goes back to the list without it: with it, the code would open again. */
const closed = ({ path, asked: { listing, place, peek } }: Standing) =>
  peek === undefined ? codesHref(path, { ...listing, q: undefined }) : codesHref(path, listing, place)

/** Where a code that is looked at leads to. */
export const placesOf = (standing: Standing): CodePlaces => {
  const { brand, path, role, story } = standing
  return {
    close: closed(standing),
    batch: codesHref(path, { ...wholeListing, campaign: story?.campaignId, batch: story?.batchId }),
    holder: story?.shopper ? codesHref(path, { ...wholeListing, holder: story.shopper.ref ?? story.shopper.id }) : null,
    campaign: story && roleMay(role, 'campaigns:read') ? `/console/${brand}/campaigns/${story.campaignId}` : null,
    till: story ? hrefWith(`/till/${brand}`, { code: story.code }) : null,
  }
}

/** Codes are made for a campaign: the newest is the one that somebody has just thought of. */
export const makingOf = (brand: string, campaigns: readonly { id: string }[]) => {
  const [newest] = campaigns
  return {
    href: newest ? `/console/${brand}/campaigns/${newest.id}?make=100` : `/console/${brand}/campaigns/new`,
    hasCampaign: newest !== undefined,
  }
}

export const orderOf = ({ q, campaign }: CodeListing): 'alphabet' | 'strip' | 'newest' => (q ? 'alphabet' : campaign ? 'strip' : 'newest')
