import * as contract from '@/lib/campaigns/codes/contract'
import { exportCodes } from '@/lib/campaigns/codes/exports/queries'
import { mount, route } from '@/lib/http/route'

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = mount(
  route(contract.exportCodes, ({ ctx, params, query }) => exportCodes(ctx, params.id, query)),
)
