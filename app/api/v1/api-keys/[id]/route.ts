import { changeApiKey, revokeApiKey } from '@/lib/brands/api-keys/commands'
import * as contract from '@/lib/brands/api-keys/contract'
import { getApiKey } from '@/lib/brands/api-keys/queries'
import { mount, route } from '@/lib/http/route'

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = mount(
  route(contract.getApiKey, ({ ctx, params }) => getApiKey(ctx, params.id)),
  route(contract.changeApiKey, ({ ctx, params, body, ifMatch }) => changeApiKey(ctx, { apiKeyId: params.id, change: body, ifMatch })),
  route(contract.revokeApiKey, ({ ctx, params, ifMatch }) => revokeApiKey(ctx, { apiKeyId: params.id, ifMatch })),
)
