import { hrefWith } from '@/components/ui/query'

export type StoreSort = 'name' | '-createdAt'
export type Listing = { q: string | undefined; sort: StoreSort; place: 'none' | undefined }

export const listingHref = (path: string, { q, sort, place }: Listing, more: Record<string, string | null> = {}) =>
  hrefWith(path, { q, sort: sort === 'name' ? null : sort, place, ...more })
