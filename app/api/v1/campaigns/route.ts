import { createCampaign } from '@/lib/campaigns/commands'
import * as contract from '@/lib/campaigns/contract'
import { listCampaigns } from '@/lib/campaigns/queries'
import { mount, route } from '@/lib/http/route'

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = mount(
  route(contract.listCampaigns, ({ ctx, query }) => listCampaigns(ctx, query)),
  route(contract.createCampaign, ({ ctx, body }) => createCampaign(ctx, body)),
)
