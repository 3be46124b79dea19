import * as contract from '@/lib/accounts/contract'
import { refresh } from '@/lib/accounts/sessions/commands'
import { mount, route } from '@/lib/http/route'

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = mount(
  route(contract.refreshTokens, ({ ctx, body }) => refresh(ctx, body.refreshToken)),
)
