import { type Clock, momentText } from '@/components/campaigns/moment-text'
import { countText } from '@/components/campaigns/rule-lines'
import { isOver } from '@/components/campaigns/state-text'
import { fill, type Words } from '@/components/words'
import type { WireCampaign } from '@/lib/campaigns/contract'

type Headline = { number: string; text: string }
type Told = Pick<WireCampaign, 'state' | 'counts' | 'issueOn' | 'startsAt'>

/** The one number that matters now, and the sentence that goes on from it. */
export const headlineOf = ({ state, counts, issueOn, startsAt }: Told, words: Words['campaigns']['detail'], clock: Clock): Headline => {
  const count = (value: number) => countText(value, clock.locale)
  const said = { total: count(counts.total), redeemed: count(counts.redeemed), claimed: count(counts.claimed) }
  const tell = (value: number, template: string): Headline => ({ number: count(value), text: fill(template, said) })
  if (isOver(state) && counts.total === 0) return tell(0, words.noneEver)
  if (isOver(state)) return tell(counts.redeemed, words.redeemed)
  if (counts.total === 0) return tell(0, issueOn ? words.noneByItself : words.noneMade)
  if (state === 'draft') return tell(counts.total, words.ready)
  if (state === 'paused') return tell(counts.available, words.paused)
  if (issueOn) return tell(counts.claimed + counts.redeemed + counts.expired, words.given)
  if (state === 'scheduled' && startsAt !== null)
    return { number: count(counts.available), text: fill(words.planned, { start: momentText(startsAt, clock) }) }
  return tell(counts.available, counts.available === 0 ? words.gone : words.left)
}
