import { z } from 'zod'
import { IdParams, Line, operation } from '@/lib/http/operation'
import { Campaign } from '../contract'

const move = <const Noun extends string>(noun: Noun, summary: string, description: string) =>
  operation({
    method: 'POST',
    path: `/campaigns/{id}/${noun}`,
    summary,
    description,
    access: 'campaigns:write',
    params: IdParams,
    answers: { 200: Campaign },
    problems: ['not-found', 'campaign-state'],
  })

export const publishCampaign = move(
  'publication',
  'Publish a draft',
  'From then on it is scheduled, live or ended by its window, and what its codes promise is fixed. A window that is over is refused.',
)

export const pauseCampaign = move(
  'pause',
  'Pause a campaign',
  'Of one that is live or scheduled nothing can be claimed or redeemed until it goes on.',
)

export const resumeCampaign = move('resumption', 'Let a paused campaign go on', 'It is live again, or scheduled, by its window.')

export const archiveCampaign = move('archival', 'Archive a campaign', 'It gives nothing any more, for good. A draft is deleted instead.')

export const cloneCampaign = operation({
  method: 'POST',
  path: '/campaigns/{id}/clone',
  summary: 'Clone a campaign',
  description: 'Makes a draft with the same members and no codes; times that are past are left out.',
  access: 'campaigns:write',
  params: IdParams,
  body: z.strictObject({ name: Line(120).optional().meta({ description: 'The name with " (copy)", if not said.' }) }),
  answers: { 201: Campaign },
  problems: ['not-found'],
  location: '/campaigns/{id}',
})
