import { mount, route } from '@/lib/http/route'
import * as contract from '@/lib/jobs/contract'
import { listJobs } from '@/lib/jobs/queries'

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = mount(route(contract.listJobs, ({ ctx, query }) => listJobs(ctx, query)))
