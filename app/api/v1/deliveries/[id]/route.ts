import { mount, route } from '@/lib/http/route'
import * as contract from '@/lib/webhooks/deliveries/contract'
import { getDelivery } from '@/lib/webhooks/deliveries/queries'

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = mount(
  route(contract.getDelivery, ({ ctx, params }) => getDelivery(ctx, params.id)),
)
