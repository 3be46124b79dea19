import * as contract from '@/lib/accounts/contract'
import { revokeByRefreshToken } from '@/lib/accounts/sessions/commands'
import { mount, route } from '@/lib/http/route'

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = mount(
  route(contract.revokeTokens, ({ ctx, body }) => revokeByRefreshToken(ctx, body.refreshToken)),
)
