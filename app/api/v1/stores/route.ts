import { mount, route } from '@/lib/http/route'
import { createStore } from '@/lib/stores/commands'
import * as contract from '@/lib/stores/contract'
import { listStores } from '@/lib/stores/queries'

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = mount(
  route(contract.listStores, ({ ctx, query }) => listStores(ctx, query)),
  route(contract.createStore, ({ ctx, body }) => createStore(ctx, body)),
)
