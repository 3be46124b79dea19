import { hrefWith } from '@/components/ui/query'
import { type CodeState, codeStates } from '@/lib/campaigns/codes/rules'

export type CodeListing = {
  state: CodeState | undefined
  campaign: string | undefined
  batch: string | undefined
  /** The ref of a customer, or the id of a shopper. */
  holder: string | undefined
  q: string | undefined
}

export const wholeListing: CodeListing = { state: undefined, campaign: undefined, batch: undefined, holder: undefined, q: undefined }

/** The order in which a code lives. */
export const views = ['everything', 'available', 'claimed', 'redeemed', 'expired', 'void'] as const
export type View = (typeof views)[number]

export const viewOf = ({ state }: CodeListing): View => state ?? 'everything'

export const stateOf = (view: string | undefined): CodeState | undefined => codeStates.find((state) => state === view)

export const codesHref = (path: string, listing: CodeListing, more: Record<string, string | null | undefined> = {}): string =>
  hrefWith(path, { ...listing, ...more })

export const viewHref = (path: string, listing: CodeListing, view: View): string => codesHref(path, { ...listing, state: stateOf(view) })

export const nextView = (listing: CodeListing): View => views[(views.indexOf(viewOf(listing)) + 1) % views.length] ?? 'everything'

export const isFiltered = (listing: CodeListing): boolean => Object.values(listing).some(Boolean)

/** The same as the API knows it. */
export const filterOf = ({ state, campaign, batch, holder, q }: CodeListing) => ({
  ...(state && { state }),
  ...(campaign && { campaignId: campaign }),
  ...(batch && { batchId: batch }),
  ...(holder && { shopper: holder }),
  ...(q && { q }),
})
