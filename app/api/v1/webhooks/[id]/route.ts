import { mount, route } from '@/lib/http/route'
import { changeWebhook, deleteWebhook } from '@/lib/webhooks/commands'
import * as contract from '@/lib/webhooks/contract'
import { getWebhook } from '@/lib/webhooks/queries'

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = mount(
  route(contract.getWebhook, ({ ctx, params }) => getWebhook(ctx, params.id)),
  route(contract.changeWebhook, ({ ctx, params, body, ifMatch }) => changeWebhook(ctx, { webhookId: params.id, change: body, ifMatch })),
  route(contract.deleteWebhook, ({ ctx, params, ifMatch }) => deleteWebhook(ctx, { webhookId: params.id, ifMatch })),
)
