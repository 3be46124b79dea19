import * as contract from '@/lib/campaigns/batches/contract'
import { undoBatch } from '@/lib/campaigns/batches/undoing/commands'
import { mount, route } from '@/lib/http/route'

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = mount(route(contract.undoBatch, ({ ctx, params }) => undoBatch(ctx, params.id)))
