import * as contract from '@/lib/campaigns/codes/contract'
import { listCampaignCodes } from '@/lib/campaigns/codes/queries'
import { mount, route } from '@/lib/http/route'

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = mount(
  route(contract.listCampaignCodes, ({ ctx, params, query }) => listCampaignCodes(ctx, params.id, query)),
)
