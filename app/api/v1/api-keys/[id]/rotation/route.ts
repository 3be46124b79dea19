import { rotateApiKey } from '@/lib/brands/api-keys/commands'
import * as contract from '@/lib/brands/api-keys/contract'
import { mount, route } from '@/lib/http/route'

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = mount(
  route(contract.rotateApiKey, ({ ctx, params }) => rotateApiKey(ctx, { apiKeyId: params.id })),
)
