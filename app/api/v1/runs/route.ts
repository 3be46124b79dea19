import { mount, route } from '@/lib/http/route'
import * as contract from '@/lib/jobs/runs/contract'
import { listRuns } from '@/lib/jobs/runs/queries'

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = mount(route(contract.listRuns, ({ ctx, query }) => listRuns(ctx, query)))
