import { mount, route } from '@/lib/http/route'
import { createWebhook } from '@/lib/webhooks/commands'
import * as contract from '@/lib/webhooks/contract'
import { listWebhooks } from '@/lib/webhooks/queries'

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = mount(
  route(contract.listWebhooks, ({ ctx, query }) => listWebhooks(ctx, query)),
  route(contract.createWebhook, ({ ctx, body }) => createWebhook(ctx, body)),
)
