import { mount, route } from '@/lib/http/route'
import * as contract from '@/lib/jobs/runs/contract'
import { listRunFunctions } from '@/lib/jobs/runs/queries'

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = mount(
  route(contract.listRunFunctions, async ({ ctx }) => ({ data: await listRunFunctions(ctx) })),
)
