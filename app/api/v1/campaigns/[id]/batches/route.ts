import { createBatch } from '@/lib/campaigns/batches/commands'
import * as contract from '@/lib/campaigns/batches/contract'
import { listBatches } from '@/lib/campaigns/batches/queries'
import { mount, route } from '@/lib/http/route'

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = mount(
  route(contract.listBatches, ({ ctx, params, query }) => listBatches(ctx, { campaignId: params.id, ...query })),
  route(contract.createBatch, ({ ctx, params, body }) => createBatch(ctx, { campaignId: params.id, ...body })),
)
