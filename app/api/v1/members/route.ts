import { addMember } from '@/lib/brands/members/commands'
import * as contract from '@/lib/brands/members/contract'
import { listMembers } from '@/lib/brands/members/queries'
import { mount, route } from '@/lib/http/route'

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = mount(
  route(contract.listMembers, ({ ctx, query }) => listMembers(ctx, query)),
  route(contract.addMember, ({ ctx, body }) => addMember(ctx, body)),
)
