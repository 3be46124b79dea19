import { mount, route } from '@/lib/http/route'
import * as contract from '@/lib/jobs/runs/contract'
import { getRun } from '@/lib/jobs/runs/queries'

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = mount(route(contract.getRun, ({ ctx, params }) => getRun(ctx, params.id)))
