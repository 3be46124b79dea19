import * as contract from '@/lib/campaigns/claims/contract'
import { getOwnClaim } from '@/lib/campaigns/claims/queries'
import { mount, route } from '@/lib/http/route'

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = mount(
  route(contract.getOwnClaim, ({ ctx, params, query }) => getOwnClaim(ctx, { campaignId: params.id, ref: query.ref })),
)
