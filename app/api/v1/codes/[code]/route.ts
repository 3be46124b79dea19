import * as contract from '@/lib/campaigns/codes/lookup/contract'
import { getCode } from '@/lib/campaigns/codes/lookup/queries'
import { mount, route } from '@/lib/http/route'

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = mount(route(contract.getCode, ({ ctx, params }) => getCode(ctx, params.code)))
