import { mount, route } from '@/lib/http/route'
import * as contract from '@/lib/jobs/contract'
import { getJob } from '@/lib/jobs/queries'

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = mount(route(contract.getJob, ({ ctx, params }) => getJob(ctx, params.id)))
