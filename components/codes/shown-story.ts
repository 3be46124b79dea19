import { actorOf, typeName } from '@/components/audit/sentence'
import { moneyText, offerTag } from '@/components/campaigns/offer-text'
import { type CodeSaid, holderText } from '@/components/codes/shown-code'
import { dayText, momentText } from '@/components/ui/moment'
import { fill, type Locale, type Words } from '@/components/words'
import type { CodeStory } from '@/lib/campaigns/codes/lookup/contract'
import type { CodeState } from '@/lib/campaigns/codes/rules'

export type StoryLine = { key: string; at: string; text: string; by: string | null }

export type ShownRedemption = { id: string; at: string; text: string; orderRef: string | null; takenBack: string | null }

/** A code with its story, in words. */
export type ShownStory = {
  id: string
  code: string
  state: CodeState
  tag: string
  isLive: boolean
  campaign: { id: string; name: string; when: string }
  minimum: string | null
  holder: string | null
  batch: { id: string; name: string }
  position: string
  uses: string | null
  orderRef: string | null
  lines: StoryLine[]
  redemptions: ShownRedemption[]
}

export type BatchSaid = { id: string; codes: number; createdAt: Date }
type Said = CodeSaid & { audit: Words['audit'] }
type Event = CodeStory['history'][number]

const number = (value: number, locale: Locale) => new Intl.NumberFormat(locale, { useGrouping: 'always' }).format(value)

const eventText = (type: string, { words, audit }: Said): string => {
  const { story } = words
  const known: Record<string, string> = {
    'code.claimed': story.claimed,
    'voucher.issued': story.issued,
    'code.redeemed': story.redeemed,
    'redemption.rolled-back': story.rolledBack,
    'code.extended': story.extended,
    'code.voided': story.voided,
  }
  return known[type] ?? typeName(type, audit)
}

/** Who did it; nobody is named where it was the house itself. */
const byText = ({ by }: Event, { words, audit }: Said): string | null =>
  by.kind === 'system' ? null : fill(words.story.by, { who: actorOf(by, audit).name })

const madeLine = (batch: BatchSaid, said: Said): StoryLine => {
  const others = batch.codes - 1
  const { story } = said.words
  const text = others > 0 ? fill(story.madeWith, { count: number(others, said.locale) }) : story.made
  return { key: 'made', at: momentText(batch.createdAt, said), text, by: null }
}

const linesOf = (story: CodeStory, batch: BatchSaid | null, said: Said): StoryLine[] => [
  ...story.history.map((event, at) => ({
    key: String(at),
    at: momentText(event.at, said),
    text: eventText(event.type, said),
    by: byText(event, said),
  })),
  ...(batch ? [madeLine(batch, said)] : []),
]

const whenOf = ({ expiresAt }: CodeStory, said: Said): string => {
  const { panel } = said.words
  if (!expiresAt) return panel.noEnd
  return fill(expiresAt <= said.now ? panel.ended : panel.until, { time: momentText(expiresAt, said) })
}

const redemptionOf = (one: CodeStory['redemptions'][number], said: Said): ShownRedemption => ({
  id: one.id,
  at: momentText(one.redeemedAt, said),
  text: fill(said.words.panel.off, { discount: moneyText(one.discount, said.locale), total: moneyText(one.total, said.locale) }),
  orderRef: one.orderRef,
  takenBack: one.rolledBackAt && fill(said.words.panel.takenBack, { time: momentText(one.rolledBackAt, said) }),
})

export const batchName = ({ codes, createdAt }: Omit<BatchSaid, 'id'>, said: CodeSaid): string =>
  fill(said.words.batchOf, { day: dayText(createdAt, said), count: number(codes, said.locale) })

export const shownStory = (story: CodeStory, batch: BatchSaid | null, said: Said): ShownStory => {
  const { campaign } = story
  const { panel } = said.words
  const total = campaign.usesPerCode
  return {
    id: story.id,
    code: story.code,
    state: story.state,
    tag: offerTag(campaign.benefit, said.locale),
    isLive: campaign.state === 'live' && (story.state === 'available' || story.state === 'claimed'),
    campaign: { id: campaign.id, name: campaign.name, when: whenOf(story, said) },
    minimum: campaign.minimumSpend && fill(panel.minimum, { money: moneyText(campaign.minimumSpend, said.locale, { short: true }) }),
    holder: holderText(story, said.words),
    batch: { id: story.batchId, name: batch ? batchName(batch, said) : said.words.filters.unknown },
    position: number(story.position, said.locale),
    uses: total > 1 ? fill(panel.usesOf, { uses: number(story.uses, said.locale), total: number(total, said.locale) }) : null,
    orderRef: story.orderRef,
    lines: linesOf(story, batch, said),
    redemptions: story.redemptions.map((one) => redemptionOf(one, said)),
  }
}
