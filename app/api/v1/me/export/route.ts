import { mount, route } from '@/lib/http/route'
import { exportMe } from '@/lib/jobs/exports/commands'
import * as contract from '@/lib/jobs/exports/contract'

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = mount(route(contract.exportMe, ({ ctx }) => exportMe(ctx)))
