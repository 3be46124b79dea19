import { createApiKey } from '@/lib/brands/api-keys/commands'
import * as contract from '@/lib/brands/api-keys/contract'
import { listApiKeys } from '@/lib/brands/api-keys/queries'
import { mount, route } from '@/lib/http/route'

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = mount(
  route(contract.listApiKeys, ({ ctx, query }) => listApiKeys(ctx, query)),
  route(contract.createApiKey, ({ ctx, body }) => createApiKey(ctx, body)),
)
