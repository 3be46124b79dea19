import { useFound } from '@/components/shell/palette/found'
import type { listCampaigns } from '@/lib/campaigns/contract'
import { call } from '@/lib/http/client'

export const useFoundCampaigns = (brand: string, query: string, allowed: boolean) =>
  useFound(
    brand,
    'campaigns',
    query,
    allowed
      ? (q, signal) => call<typeof listCampaigns>({ method: 'GET', path: '/campaigns', query: { q, limit: 8 }, brand, signal })
      : null,
  )
