import { mount, route } from '@/lib/http/route'
import * as contract from '@/lib/jobs/contract'
import { watchJob } from '@/lib/jobs/queries'

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = mount(
  route(contract.watchJob, async ({ ctx, params }) => watchJob(ctx, params.id)),
)
