import { mount, route } from '@/lib/http/route'
import { createShopperToken } from '@/lib/shoppers/commands'
import * as contract from '@/lib/shoppers/contract'

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = mount(
  route(contract.createShopperToken, ({ ctx, body }) => createShopperToken(ctx, body.shopper)),
)
