import { readWallTime } from '@/components/campaigns/wall-time'
import type { WireWebhook } from '@/lib/webhooks/contract'

export const moments = ['failing', 'hour', 'day', 'week', 'always', 'own'] as const
export type Moment = (typeof moments)[number]

export type ReplayValues = { what: 'failed' | 'all'; moment: Moment; day: string; time: string }

const hour = 60 * 60 * 1_000
const spans: Partial<Record<Moment, number>> = { hour, day: 24 * hour, week: 7 * 24 * hour }

type Known = Pick<WireWebhook, 'createdAt' | 'failingSince'>

/** What one can begin from: that it fails only where it does. */
export const offeredMoments = ({ failingSince }: Known): Moment[] =>
  moments.filter((moment) => moment !== 'failing' || failingSince !== null)

export type SinceRead = { since: string } | { wrong: 'day' | 'gap' }

/** The instant that is meant; nothing happens later than now. */
export const sinceRead = ({ moment, day, time }: ReplayValues, webhook: Known, timeZone: string, now: Date): SinceRead => {
  if (moment === 'failing' && webhook.failingSince) return { since: webhook.failingSince }
  const span = spans[moment]
  if (span !== undefined) return { since: new Date(now.getTime() - span).toISOString() }
  if (moment !== 'own') return { since: webhook.createdAt }
  const read = readWallTime({ day, time }, timeZone, 'first')
  if ('wrong' in read) return read
  return read.at === null || Date.parse(read.at) > now.getTime() ? { wrong: 'day' } : { since: read.at }
}
