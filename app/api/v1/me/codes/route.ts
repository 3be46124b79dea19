import * as contract from '@/lib/campaigns/wallet/contract'
import { listOwnCodes } from '@/lib/campaigns/wallet/queries'
import { mount, route } from '@/lib/http/route'

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = mount(route(contract.listOwnCodes, ({ ctx, query }) => listOwnCodes(ctx, query)))
