import { mount, route } from '@/lib/http/route'
import { testWebhook } from '@/lib/webhooks/deliveries/commands'
import * as contract from '@/lib/webhooks/deliveries/contract'

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = mount(
  route(contract.testWebhook, ({ ctx, params }) => testWebhook(ctx, params.id)),
)
