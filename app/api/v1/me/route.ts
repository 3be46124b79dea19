import { changeMe, eraseMe } from '@/lib/accounts/commands'
import * as contract from '@/lib/accounts/contract'
import { getMe } from '@/lib/accounts/queries'
import { mount, route } from '@/lib/http/route'

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = mount(
  route(contract.getMe, ({ ctx }) => getMe(ctx)),
  route(contract.changeMe, ({ ctx, body, ifMatch }) => changeMe(ctx, body, ifMatch)),
  route(contract.eraseMe, ({ ctx, ifMatch }) => eraseMe(ctx, ifMatch)),
)
