import { mount, route } from '@/lib/http/route'
import { replayDelivery } from '@/lib/webhooks/deliveries/commands'
import * as contract from '@/lib/webhooks/deliveries/contract'

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = mount(
  route(contract.replayDelivery, ({ ctx, params }) => replayDelivery(ctx, params.id)),
)
