import { campaignKey, type Reading } from '@/components/campaigns/use-campaign'
import { queryClient } from '@/components/live/query-client'
import { saidRefusal } from '@/components/live/said-refusal'
import { toast } from '@/components/ui/toast'
import { fill, type Words } from '@/components/words'
import type { deleteCampaign, WireCampaign } from '@/lib/campaigns/contract'
import type { archiveCampaign, cloneCampaign, pauseCampaign, publishCampaign, resumeCampaign } from '@/lib/campaigns/lifecycle/contract'
import { call, Refusal } from '@/lib/http/client'

export type Deed = 'publish' | 'pause' | 'resume' | 'archive'
type Ask = (brand: string, id: string) => Promise<WireCampaign>

const asks: Record<Deed, Ask> = {
  publish: (brand, id) => call<typeof publishCampaign>({ method: 'POST', path: '/campaigns/{id}/publication', params: { id }, brand }),
  pause: (brand, id) => call<typeof pauseCampaign>({ method: 'POST', path: '/campaigns/{id}/pause', params: { id }, brand }),
  resume: (brand, id) => call<typeof resumeCampaign>({ method: 'POST', path: '/campaigns/{id}/resumption', params: { id }, brand }),
  archive: (brand, id) => call<typeof archiveCampaign>({ method: 'POST', path: '/campaigns/{id}/archival', params: { id }, brand }),
}

const said = { publish: 'published', pause: 'paused', resume: 'resumed', archive: 'archived' } as const
const backwards: Partial<Record<Deed, Deed>> = { pause: 'resume', resume: 'pause' }

/** What it will be if nobody objects; publishing and archiving wait for the answer. */
const expected = (campaign: WireCampaign, deed: Deed): WireCampaign => {
  if (deed === 'pause') return { ...campaign, state: 'paused' }
  if (deed !== 'resume') return campaign
  return { ...campaign, state: campaign.startsAt !== null && Date.parse(campaign.startsAt) > Date.now() ? 'scheduled' : 'live' }
}

type CampaignWords = Pick<Words['campaigns'], 'toasts' | 'failures' | 'deedFailures'>

/** The state that is shown was not true any more: look again. */
const outdated = ['not-found', 'campaign-state']

/** Shows the change at once and takes it back with a reason when it is refused; what can be undone offers that. */
export const move = async (reading: Reading, deed: Deed, words: CampaignWords): Promise<boolean> => {
  const queryKey = campaignKey(reading)
  await queryClient.cancelQueries({ queryKey })
  const before = queryClient.getQueryData<WireCampaign>(queryKey)
  if (!before) return false
  const { name } = before
  queryClient.setQueryData(queryKey, expected(before, deed))
  try {
    queryClient.setQueryData(queryKey, await asks[deed](reading.brand, reading.id))
    const back = backwards[deed]
    toast.note(fill(words.toasts[said[deed]], { name }), back && { label: words.toasts.undo, run: () => void move(reading, back, words) })
    return true
  } catch (error) {
    queryClient.setQueryData(queryKey, before)
    if (!(error instanceof Refusal)) throw error
    toast.error(fill(words.toasts.failed, { name, detail: saidRefusal(error, { ...words.failures, ...words.deedFailures }) }))
    if (outdated.includes(error.code)) await queryClient.invalidateQueries({ queryKey })
    return false
  }
}

export const cloneOf = (brand: string, id: string): Promise<WireCampaign> =>
  call<typeof cloneCampaign>({ method: 'POST', path: '/campaigns/{id}/clone', params: { id }, body: {}, brand })

export const removeDraft = async (brand: string, { id, version }: WireCampaign): Promise<void> => {
  await call<typeof deleteCampaign>({ method: 'DELETE', path: '/campaigns/{id}', params: { id }, brand, ifMatch: version })
}
