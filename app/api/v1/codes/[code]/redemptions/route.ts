import { redeemCode } from '@/lib/campaigns/redemptions/commands'
import * as contract from '@/lib/campaigns/redemptions/contract'
import { mount, route } from '@/lib/http/route'

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = mount(
  route(contract.redeemCode, ({ ctx, params, body }) => redeemCode(ctx, { ...body, code: params.code })),
)
