import * as contract from '@/lib/events/contract'
import { listEvents } from '@/lib/events/queries'
import { mount, route } from '@/lib/http/route'

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = mount(route(contract.listEvents, ({ ctx, query }) => listEvents(ctx, query)))
