import { changeCampaign, deleteCampaign } from '@/lib/campaigns/commands'
import * as contract from '@/lib/campaigns/contract'
import { getCampaign } from '@/lib/campaigns/queries'
import { mount, route } from '@/lib/http/route'

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = mount(
  route(contract.getCampaign, ({ ctx, params }) => getCampaign(ctx, params.id)),
  route(contract.changeCampaign, ({ ctx, params, body, ifMatch }) => changeCampaign(ctx, { campaignId: params.id, change: body, ifMatch })),
  route(contract.deleteCampaign, ({ ctx, params, ifMatch }) => deleteCampaign(ctx, { campaignId: params.id, ifMatch })),
)
