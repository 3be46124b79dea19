import { changeMember, removeMember } from '@/lib/brands/members/commands'
import * as contract from '@/lib/brands/members/contract'
import { getMember } from '@/lib/brands/members/queries'
import { mount, route } from '@/lib/http/route'

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = mount(
  route(contract.getMember, ({ ctx, params }) => getMember(ctx, params.id)),
  route(contract.changeMember, ({ ctx, params, body, ifMatch }) => changeMember(ctx, { memberId: params.id, role: body.role, ifMatch })),
  route(contract.removeMember, ({ ctx, params, ifMatch }) => removeMember(ctx, { memberId: params.id, ifMatch })),
)
