import type { CampaignField, CampaignValues, Writing } from '@/components/campaigns/campaign-values'
import { readCount, readIds, readMoney, readPercent } from '@/components/campaigns/reading'
import { readWallTime } from '@/components/campaigns/wall-time'
import type { Benefit, CodeStyle, IssueOn, Limits, WireCampaign } from '@/lib/campaigns/contract'
import { isPatternFit } from '@/lib/campaigns/codes/rules'
import type { Money } from '@/lib/core/money'

/** What a campaign says of itself, in the spelling of the API. */
export type WireTerms = {
  name: string
  description: string | null
  benefit: Benefit
  startsAt: string | null
  endsAt: string | null
  limits: Limits
  minimumSpend: Money | null
  scope: { productIds: string[]; categoryIds: string[] } | null
  codeStyle: CodeStyle
  issueOn: IssueOn | null
  claimableByShoppers: boolean
}

export type Member = keyof WireTerms

export const members: readonly Member[] = [
  'name',
  'description',
  'benefit',
  'startsAt',
  'endsAt',
  'limits',
  'minimumSpend',
  'claimableByShoppers',
  'issueOn',
  'codeStyle',
  'scope',
]

/** Why a field cannot be sent; each has its words. */
export type Trouble = 'name' | 'percent' | 'money' | 'count' | 'day' | 'gap' | 'window' | 'prefix' | 'pattern' | 'ids'

export type Wrongs = Partial<Record<CampaignField, Trouble>>

export type TermsRead = { terms: WireTerms; wrongs: Wrongs }

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/
const mostItems = 1_000
const days = 3_650

/** Reads field by field and notes what cannot be read; what is wrong counts as its fallback, so that the rest can be shown. */
const reader = (values: CampaignValues, { currency }: Pick<Writing, 'currency'>) => {
  const wrongs: Wrongs = {}
  const note = <Value>(field: CampaignField, trouble: Trouble, fallback: Value): Value => {
    wrongs[field] ??= trouble
    return fallback
  }
  const text = (field: CampaignField): string => {
    const value = values[field]
    return typeof value === 'string' ? value.trim() : ''
  }
  return {
    wrongs,
    note,
    text,
    count: (field: CampaignField, most: number, least = 1): number => {
      const value = readCount(text(field))
      return value === null || value < least || value > most ? note(field, 'count', least) : value
    },
    percent: (field: CampaignField): number => {
      const value = readPercent(text(field))
      return value === null || value <= 0 || value > 100 ? note(field, 'percent', 0) : value
    },
    money: (field: CampaignField, least = 1): Money => {
      const amount = readMoney(text(field), currency)
      return { currency, amount: amount === null || amount < least ? note(field, 'money', 0) : amount }
    },
    ids: (field: CampaignField): string[] => {
      const ids = readIds(text(field))
      return ids.length > 100 || ids.some((id) => !uuid.test(id)) ? note(field, 'ids', []) : ids
    },
  }
}

type Reader = ReturnType<typeof reader>

const benefitOf = (read: Reader, offer: Benefit['type']): Benefit => {
  switch (offer) {
    case 'percent':
      return { type: 'percent', percent: read.percent('percent'), ...(read.text('cap') && { cap: read.money('cap') }) }
    case 'amount':
      return { type: 'amount', amount: read.money('amount') }
    case 'fixed-price':
      return { type: 'fixed-price', price: read.money('price', 0) }
    case 'buy-x-get-y':
      return {
        type: 'buy-x-get-y',
        buy: read.count('buy', mostItems),
        get: read.count('get', mostItems),
        percentOff: read.percent('percentOff'),
      }
  }
}

const timeOf = (read: Reader, values: CampaignValues, field: 'starts' | 'ends', timeZone: string): string | null => {
  const wall = readWallTime(values[field], timeZone, field === 'starts' ? 'first' : 'last')
  return 'wrong' in wall ? read.note(field, wall.wrong, null) : wall.at
}

const styleOf = (read: Reader): WireTerms['codeStyle'] => {
  const length = read.count('length', 24, 4)
  const prefix = read.text('prefix').toUpperCase() || null
  const pattern = read.text('pattern') || null
  if (prefix !== null && !/^[A-Z0-9]([A-Z0-9-]{0,14}[A-Z0-9])?$/.test(prefix))
    return { length, pattern, prefix: read.note('prefix', 'prefix', null) }
  if (!isPatternFit({ length, pattern })) return { length, prefix, pattern: read.note('pattern', 'pattern', null) }
  return { length, prefix, pattern }
}

const limitsOf = (read: Reader): WireTerms['limits'] => ({
  claims: read.text('claims') ? read.count('claims', 2_000_000_000) : null,
  perShopper: read.count('perShopper', 1_000),
  usesPerCode: read.count('usesPerCode', 1_000_000),
  budget: read.text('budget') ? read.money('budget') : null,
})

const scopeOf = (read: Reader): WireTerms['scope'] => {
  const [productIds, categoryIds] = [read.ids('productIds'), read.ids('categoryIds')]
  return productIds.length + categoryIds.length === 0 ? null : { productIds, categoryIds }
}

export const readTerms = (values: CampaignValues, writing: Pick<Writing, 'currency' | 'timeZone'>): TermsRead => {
  const read = reader(values, writing)
  const name = read.text('name')
  if (name === '' || name.length > 120) read.note('name', 'name', '')
  const [startsAt, endsAt] = [timeOf(read, values, 'starts', writing.timeZone), timeOf(read, values, 'ends', writing.timeZone)]
  if (startsAt !== null && endsAt !== null && endsAt <= startsAt) read.note('ends', 'window', null)
  const terms: WireTerms = {
    name,
    description: read.text('description') || null,
    benefit: benefitOf(read, values.offer),
    startsAt,
    endsAt,
    limits: limitsOf(read),
    minimumSpend: read.text('minimumSpend') ? read.money('minimumSpend') : null,
    scope: scopeOf(read),
    codeStyle: styleOf(read),
    issueOn:
      values.issueEvent === 'none'
        ? null
        : { event: values.issueEvent, ceiling: read.count('ceiling', 10_000_000), validForDays: read.count('validForDays', days) },
    claimableByShoppers: values.claimableByShoppers,
  }
  return { terms, wrongs: read.wrongs }
}

/** The type of an answer allows for what it always holds to be left out. */
export const termsOf = (campaign: WireCampaign): WireTerms => {
  const { limits, scope, codeStyle } = campaign
  return {
    name: campaign.name,
    description: campaign.description,
    benefit: campaign.benefit,
    startsAt: campaign.startsAt,
    endsAt: campaign.endsAt,
    limits: {
      claims: limits.claims ?? null,
      perShopper: limits.perShopper ?? 1,
      usesPerCode: limits.usesPerCode ?? 1,
      budget: limits.budget ?? null,
    },
    minimumSpend: campaign.minimumSpend,
    scope: scope && { productIds: scope.productIds ?? [], categoryIds: scope.categoryIds ?? [] },
    codeStyle: { length: codeStyle.length ?? 10, prefix: codeStyle.prefix ?? null, pattern: codeStyle.pattern ?? null },
    issueOn: campaign.issueOn,
    claimableByShoppers: campaign.claimableByShoppers,
  }
}

const isSame = (one: WireTerms, other: WireTerms, member: Member) => JSON.stringify(one[member]) === JSON.stringify(other[member])

export const differing = (before: WireTerms, after: WireTerms): Member[] => members.filter((member) => !isSame(before, after, member))

const take = <Name extends Member>(onto: Partial<WireTerms>, from: WireTerms, member: Name) => {
  onto[member] = from[member]
}

/** Only what differs is sent: what somebody else changed beside it stays. */
export const changeOf = (before: WireTerms, after: WireTerms): Partial<WireTerms> => {
  const change: Partial<WireTerms> = {}
  for (const member of differing(before, after)) take(change, after, member)
  return change
}
