import { mount, route } from '@/lib/http/route'
import { replayWebhook } from '@/lib/webhooks/deliveries/commands'
import * as contract from '@/lib/webhooks/deliveries/contract'

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = mount(
  route(contract.replayWebhook, ({ ctx, params, body }) => replayWebhook(ctx, { webhookId: params.id, ...body })),
)
