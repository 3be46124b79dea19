import { mount, route } from '@/lib/http/route'
import { changeStore, deleteStore } from '@/lib/stores/commands'
import * as contract from '@/lib/stores/contract'
import { getStore } from '@/lib/stores/queries'

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = mount(
  route(contract.getStore, ({ ctx, params }) => getStore(ctx, params.id)),
  route(contract.changeStore, ({ ctx, params, body, ifMatch }) => changeStore(ctx, { storeId: params.id, change: body, ifMatch })),
  route(contract.deleteStore, ({ ctx, params, ifMatch }) => deleteStore(ctx, { storeId: params.id, ifMatch })),
)
