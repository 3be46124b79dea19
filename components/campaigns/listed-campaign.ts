import { termsOf } from '@/components/campaigns/campaign-terms'
import { stripLabel, stripParts } from '@/components/campaigns/counts'
import { type Clock, whenText } from '@/components/campaigns/moment-text'
import { moneyText, offerTag } from '@/components/campaigns/offer-text'
import { countText, ruleLines } from '@/components/campaigns/rule-lines'
import { isOver } from '@/components/campaigns/state-text'
import type { StripPart } from '@/components/pictures/strip/strip'
import { fill, type Words } from '@/components/words'
import type { WireCampaign } from '@/lib/campaigns/contract'
import type { CampaignState } from '@/lib/campaigns/rules'

export type Burn = { text: string; share: number }

export type ListedCampaign = {
  id: string
  name: string
  tag: string
  state: CampaignState
  /** What somebody should know before all else. */
  note: { text: string; isWarning: boolean } | null
  when: string
  codes: string
  parts: StripPart[]
  stripLabel: string
  burn: Burn | null
  rules: string[]
}

const codesText = ({ counts, state, issueOn }: WireCampaign, words: Words['campaigns']['list'], locale: Clock['locale']): string => {
  if (counts.total === 0) return words.noCodes
  const said = {
    total: countText(counts.total, locale),
    left: countText(counts.available, locale),
    redeemed: countText(counts.redeemed, locale),
    given: countText(counts.claimed + counts.redeemed + counts.expired, locale),
  }
  if (issueOn && !isOver(state)) return fill(words.given, said)
  return fill(isOver(state) ? words.redeemedOf : words.left, said)
}

export const burnOf = ({ spent, limits }: WireCampaign, template: string, locale: Clock['locale']): Burn | null => {
  if (!spent || !limits.budget) return null
  const text = fill(template, {
    spent: moneyText(spent, locale, { short: true }),
    budget: moneyText(limits.budget, locale, { short: true }),
  })
  return { text, share: Math.min(1, spent.amount / limits.budget.amount) }
}

/** What a campaign has given by itself so far. */
export const issuedOf = ({ issued, issueOn }: WireCampaign, words: Words['campaigns']['detail'], locale: Clock['locale']): Burn | null => {
  if (issued === null || !issueOn) return null
  const template = issueOn.event === 'signup' ? words.issuedAtSignup : words.issuedAtFirstLogin
  const text = fill(template, { issued: countText(issued, locale), ceiling: countText(issueOn.ceiling, locale) })
  return { text, share: Math.min(1, issued / issueOn.ceiling) }
}

export const listedCampaign = (campaign: WireCampaign, words: Words['campaigns'], clock: Clock): ListedCampaign => {
  const { locale } = clock
  const { list } = words
  const isWarning = campaign.exhausted && campaign.state === 'live'
  return {
    id: campaign.id,
    name: campaign.name,
    tag: offerTag(campaign.benefit, locale),
    state: campaign.state,
    note: isWarning ? { text: list.exhausted, isWarning } : campaign.issueOn ? { text: list.byItself, isWarning } : null,
    when: whenText(campaign, clock, words.when),
    codes: codesText(campaign, list, locale),
    parts: stripParts(campaign.counts),
    stripLabel: stripLabel(campaign.counts, words.strip, locale),
    burn: burnOf(campaign, list.spent, locale),
    rules: ruleLines(termsOf(campaign), words.rules, clock),
  }
}
