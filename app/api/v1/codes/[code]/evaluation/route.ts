import * as contract from '@/lib/campaigns/redemptions/contract'
import { evaluateCode } from '@/lib/campaigns/redemptions/queries'
import { mount, route } from '@/lib/http/route'

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = mount(
  route(contract.evaluateCode, ({ ctx, params, body }) => evaluateCode(ctx, { ...body, code: params.code })),
)
