import { mount, route } from '@/lib/http/route'
import { rotateWebhook } from '@/lib/webhooks/commands'
import * as contract from '@/lib/webhooks/contract'

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = mount(
  route(contract.rotateWebhook, ({ ctx, params }) => rotateWebhook(ctx, { webhookId: params.id })),
)
