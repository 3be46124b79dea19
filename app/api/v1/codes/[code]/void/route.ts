import { voidCode } from '@/lib/campaigns/codes/lookup/commands'
import * as contract from '@/lib/campaigns/codes/lookup/contract'
import { mount, route } from '@/lib/http/route'

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = mount(route(contract.voidCode, ({ ctx, params }) => voidCode(ctx, params.code)))
