import { mount, route } from '@/lib/http/route'
import { resumeJob } from '@/lib/jobs/commands'
import * as contract from '@/lib/jobs/contract'

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = mount(route(contract.resumeJob, ({ ctx, params }) => resumeJob(ctx, params.id)))
