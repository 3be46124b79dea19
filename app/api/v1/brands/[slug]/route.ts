import { changeBrand } from '@/lib/brands/commands'
import * as contract from '@/lib/brands/contract'
import { getBrand } from '@/lib/brands/queries'
import { mount, route } from '@/lib/http/route'

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = mount(
  route(contract.getBrand, ({ ctx }) => getBrand(ctx)),
  route(contract.changeBrand, ({ ctx, body, ifMatch }) => changeBrand(ctx, { change: body, ifMatch })),
)
