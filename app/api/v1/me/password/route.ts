import { changePassword } from '@/lib/accounts/commands'
import * as contract from '@/lib/accounts/contract'
import { mount, route } from '@/lib/http/route'

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = mount(
  route(contract.changePassword, ({ ctx, body }) => changePassword(ctx, body)),
)
