import * as contract from '@/lib/accounts/contract'
import { createTokens } from '@/lib/accounts/sessions/commands'
import { fromOf } from '@/lib/auth/peer'
import { mount, route } from '@/lib/http/route'

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = mount(
  route(contract.createTokens, ({ ctx, body, headers }) => createTokens(ctx, body, fromOf(headers))),
)
