import * as contract from '@/lib/campaigns/offers/contract'
import { listClaimable } from '@/lib/campaigns/offers/queries'
import { mount, route } from '@/lib/http/route'

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = mount(
  route(contract.listClaimable, ({ ctx, query }) => listClaimable(ctx, query)),
)
