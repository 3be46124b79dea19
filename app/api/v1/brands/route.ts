import { createBrand } from '@/lib/brands/commands'
import * as contract from '@/lib/brands/contract'
import { listBrands } from '@/lib/brands/queries'
import { mount, route } from '@/lib/http/route'

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = mount(
  route(contract.listBrands, ({ ctx, query }) => listBrands(ctx, query)),
  route(contract.createBrand, ({ ctx, body }) => createBrand(ctx, body)),
)
