import { joinBrand } from '@/lib/brands/members/commands'
import * as contract from '@/lib/brands/members/contract'
import { mount, route } from '@/lib/http/route'

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = mount(route(contract.joinBrand, ({ ctx, body }) => joinBrand(ctx, body)))
