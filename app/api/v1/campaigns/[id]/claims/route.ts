import { claimCode } from '@/lib/campaigns/claims/commands'
import * as contract from '@/lib/campaigns/claims/contract'
import { mount, route } from '@/lib/http/route'

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = mount(
  route(contract.claimCode, ({ ctx, params, body }) => claimCode(ctx, { campaignId: params.id, shopper: body.shopper })),
)
