import { createAccount } from '@/lib/accounts/commands'
import * as contract from '@/lib/accounts/contract'
import { addressOf } from '@/lib/auth/peer'
import { mount, route } from '@/lib/http/route'

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = mount(
  route(contract.createAccount, ({ ctx, body, headers }) => createAccount(ctx, body, addressOf(headers))),
)
