import { pauseCampaign } from '@/lib/campaigns/lifecycle/commands'
import * as contract from '@/lib/campaigns/lifecycle/contract'
import { mount, route } from '@/lib/http/route'

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = mount(
  route(contract.pauseCampaign, ({ ctx, params }) => pauseCampaign(ctx, params.id)),
)
