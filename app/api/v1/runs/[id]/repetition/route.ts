import { mount, route } from '@/lib/http/route'
import { repeatRun } from '@/lib/jobs/runs/commands'
import * as contract from '@/lib/jobs/runs/contract'

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = mount(
  route(contract.repeatRun, ({ ctx, params }) => repeatRun(ctx, { runId: params.id })),
)
