import * as contract from '@/lib/campaigns/redemptions/contract'
import { getRedemption } from '@/lib/campaigns/redemptions/queries'
import { mount, route } from '@/lib/http/route'

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = mount(
  route(contract.getRedemption, ({ ctx, params }) => getRedemption(ctx, params.id)),
)
