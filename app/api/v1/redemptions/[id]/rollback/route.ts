import * as contract from '@/lib/campaigns/redemptions/contract'
import { rollBackRedemption } from '@/lib/campaigns/redemptions/rollbacks/commands'
import { mount, route } from '@/lib/http/route'

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = mount(
  route(contract.rollBackRedemption, ({ ctx, params }) => rollBackRedemption(ctx, params.id)),
)
