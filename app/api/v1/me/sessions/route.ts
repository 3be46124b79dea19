import * as contract from '@/lib/accounts/contract'
import { listSessions } from '@/lib/accounts/queries'
import { endOtherSessions } from '@/lib/accounts/sessions/commands'
import { mount, route } from '@/lib/http/route'

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = mount(
  route(contract.listSessions, ({ ctx }) => listSessions(ctx)),
  route(contract.endSessions, ({ ctx }) => endOtherSessions(ctx)),
)
