import * as contract from '@/lib/accounts/contract'
import { endSession } from '@/lib/accounts/sessions/commands'
import { mount, route } from '@/lib/http/route'

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = mount(route(contract.endSession, ({ ctx, params }) => endSession(ctx, params.id)))
