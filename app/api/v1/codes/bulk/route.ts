import { changeCodes } from '@/lib/campaigns/codes/changes/commands'
import * as contract from '@/lib/campaigns/codes/contract'
import { mount, route } from '@/lib/http/route'

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = mount(route(contract.changeCodes, ({ ctx, body }) => changeCodes(ctx, body)))
