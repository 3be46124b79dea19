import { mount, route } from '@/lib/http/route'
import { cancelJob } from '@/lib/jobs/commands'
import * as contract from '@/lib/jobs/contract'

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = mount(route(contract.cancelJob, ({ ctx, params }) => cancelJob(ctx, params.id)))
