import { mount, route } from '@/lib/http/route'
import * as contract from '@/lib/webhooks/deliveries/contract'
import { listDeliveries } from '@/lib/webhooks/deliveries/queries'

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = mount(
  route(contract.listDeliveries, ({ ctx, params, query }) => listDeliveries(ctx, params.id, query)),
)
