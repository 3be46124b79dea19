import { hrefWith } from '@/components/ui/query'
import { type CampaignState, campaignStates } from '@/lib/campaigns/rules'

/** In the order of their tabs; All shows everything. */
export const views = ['all', 'live', 'scheduled', 'paused', 'ended', 'draft', 'archived'] as const satisfies readonly (
  'all' | CampaignState
)[]
export type View = (typeof views)[number]

export const viewNamed = (name: string | undefined): View => views.find((view) => view === name) ?? 'all'

export const stateOfView = (view: View): CampaignState | undefined => campaignStates.find((state) => state === view)

export type CampaignSort = 'name' | '-createdAt'
export type Listing = { view: View; q: string | undefined; sort: CampaignSort }

export const listingHref = (path: string, { view, q, sort }: Listing, more: Record<string, string | null> = {}) =>
  hrefWith(path, { view: view === 'all' ? null : view, q, sort: sort === '-createdAt' ? null : sort, ...more })
