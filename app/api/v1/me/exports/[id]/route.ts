import { mount, route } from '@/lib/http/route'
import * as contract from '@/lib/jobs/exports/contract'
import { downloadExport } from '@/lib/jobs/exports/queries'

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = mount(
  route(contract.downloadExport, ({ ctx, params }) => downloadExport(ctx, params.id)),
)
