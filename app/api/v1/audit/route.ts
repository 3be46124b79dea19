import * as contract from '@/lib/events/contract'
import { listFacts } from '@/lib/events/queries'
import { mount, route } from '@/lib/http/route'

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = mount(route(contract.listFacts, ({ ctx, query }) => listFacts(ctx, query)))
