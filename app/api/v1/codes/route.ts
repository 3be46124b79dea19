import * as contract from '@/lib/campaigns/codes/contract'
import { listCodes } from '@/lib/campaigns/codes/queries'
import { mount, route } from '@/lib/http/route'

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = mount(route(contract.listCodes, ({ ctx, query }) => listCodes(ctx, query)))
