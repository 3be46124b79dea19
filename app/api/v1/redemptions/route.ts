import * as contract from '@/lib/campaigns/redemptions/contract'
import { listRedemptions } from '@/lib/campaigns/redemptions/queries'
import { mount, route } from '@/lib/http/route'

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = mount(
  route(contract.listRedemptions, ({ ctx, query }) => listRedemptions(ctx, query)),
)
