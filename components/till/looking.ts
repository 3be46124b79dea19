import { type Clock, momentText } from '@/components/campaigns/moment-text'
import { fill, type Words } from '@/components/words'
import type { getCode, WireCodeStory } from '@/lib/campaigns/codes/lookup/contract'
import { call, Refusal } from '@/lib/http/client'

export type TillStore = { id: string; name: string }
export type Looked = Pick<WireCodeStory, 'code' | 'campaign'>

/** A code of the brand's, as its brand sees it. Whoever holds it without being of the brand is no cashier of it. */
export const lookUp = async (brand: string, code: string): Promise<WireCodeStory> => {
  const found = await call<typeof getCode>({ method: 'GET', path: '/codes/{code}', params: { code }, brand })
  if ('campaign' in found) return found
  throw new Refusal({ code: 'code-not-valid', status: 404, detail: 'Not a code of this brand.' })
}

type Why = { reason: string; more: string | null }

const used = ({ redemptions, usedAt }: WireCodeStory, clock: Clock, stores: readonly TillStore[], words: Words['till']): string | null => {
  const last = redemptions.find(({ rolledBackAt }) => rolledBackAt === null)
  const at = last?.redeemedAt ?? usedAt
  const store = stores.find(({ id }) => id === last?.storeId)?.name
  if (!at) return null
  return store ? fill(words.why.usedIn, { time: momentText(at, clock), store }) : fill(words.why.used, { time: momentText(at, clock) })
}

const notLive = ({ campaign: { state, startsAt } }: WireCodeStory, clock: Clock, { why }: Words['till']): string | null => {
  if (state === 'scheduled' && startsAt !== null) return fill(why.scheduled, { start: momentText(startsAt, clock) })
  if (state === 'ended' || state === 'archived') return why.ended
  return state === 'paused' ? why.paused : null
}

/** Why it counts for no order at all, in the order in which the server says its reasons; null when an order decides. */
export const whyNot = (story: WireCodeStory, clock: Clock, stores: readonly TillStore[], words: Words['till']): Why | null => {
  const end = story.expiresAt ?? story.campaign.endsAt
  if (story.state === 'void') return { reason: 'code-void', more: null }
  if (story.state === 'redeemed') return { reason: 'code-already-used', more: used(story, clock, stores, words) }
  if (story.state === 'expired')
    return { reason: 'code-expired', more: end === null ? null : fill(words.why.expired, { end: momentText(end, clock) }) }
  return story.campaign.state === 'live' ? null : { reason: 'campaign-not-live', more: notLive(story, clock, words) }
}
