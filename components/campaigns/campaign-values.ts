import { termsOf } from '@/components/campaigns/campaign-terms'
import { writtenMoney, writtenPercent } from '@/components/campaigns/reading'
import { type WallTime, wallTimeOf } from '@/components/campaigns/wall-time'
import type { Locale } from '@/components/words'
import type { Benefit, WireCampaign } from '@/lib/campaigns/contract'
import type { IssueEvent } from '@/lib/campaigns/rules'

export type Offer = Benefit['type']

/** The campaign as it is written in the form: numbers, money and times are still text. */
export type CampaignValues = {
  name: string
  description: string
  offer: Offer
  percent: string
  cap: string
  amount: string
  price: string
  buy: string
  get: string
  percentOff: string
  starts: WallTime
  ends: WallTime
  claims: string
  perShopper: string
  usesPerCode: string
  budget: string
  minimumSpend: string
  productIds: string
  categoryIds: string
  claimableByShoppers: boolean
  issueEvent: IssueEvent | 'none'
  ceiling: string
  validForDays: string
  length: string
  prefix: string
  pattern: string
}

export type CampaignField = keyof CampaignValues

/** In the order of the page, so that the first wrong one is the topmost. */
export const campaignFields: readonly CampaignField[] = [
  'name',
  'description',
  'offer',
  'percent',
  'cap',
  'amount',
  'price',
  'buy',
  'get',
  'percentOff',
  'starts',
  'ends',
  'claims',
  'perShopper',
  'minimumSpend',
  'budget',
  'claimableByShoppers',
  'issueEvent',
  'ceiling',
  'validForDays',
  'length',
  'prefix',
  'pattern',
  'usesPerCode',
  'productIds',
  'categoryIds',
]

/** How a brand writes and tells time. */
export type Writing = { currency: string; timeZone: string; locale: Locale }

const noTime: WallTime = { day: '', time: '' }

const blank: CampaignValues = {
  name: '',
  description: '',
  offer: 'percent',
  percent: '',
  cap: '',
  amount: '',
  price: '',
  buy: '1',
  get: '1',
  percentOff: '100',
  starts: noTime,
  ends: noTime,
  claims: '',
  perShopper: '1',
  usesPerCode: '1',
  budget: '',
  minimumSpend: '',
  productIds: '',
  categoryIds: '',
  claimableByShoppers: true,
  issueEvent: 'none',
  ceiling: '100',
  validForDays: '30',
  length: '10',
  prefix: '',
  pattern: '',
}

export const templates = ['percent', 'amount', 'two-for-one'] as const
export type Template = (typeof templates)[number]

export const isTemplate = (name: string | undefined): name is Template => templates.some((one) => one === name)

/** What a new campaign begins with. */
export const newValues = (template: Template | null): CampaignValues => {
  switch (template) {
    case 'amount':
      return { ...blank, offer: 'amount', amount: '3' }
    case 'two-for-one':
      return { ...blank, offer: 'buy-x-get-y' }
    case 'percent':
      return { ...blank, percent: '30' }
    case null:
      return blank
  }
}

const offerValues = (benefit: Benefit, { currency, locale }: Writing): Partial<CampaignValues> => {
  switch (benefit.type) {
    case 'percent':
      return {
        percent: writtenPercent(benefit.percent, locale),
        cap: benefit.cap ? writtenMoney(benefit.cap.amount, currency, locale) : '',
      }
    case 'amount':
      return { amount: writtenMoney(benefit.amount.amount, currency, locale) }
    case 'fixed-price':
      return { price: writtenMoney(benefit.price.amount, currency, locale) }
    case 'buy-x-get-y':
      return { buy: String(benefit.buy), get: String(benefit.get), percentOff: writtenPercent(benefit.percentOff, locale) }
  }
}

export const valuesOf = (campaign: WireCampaign, writing: Writing): CampaignValues => {
  const { limits, scope, codeStyle, issueOn, minimumSpend } = termsOf(campaign)
  const money = (amount: number | undefined) => (amount === undefined ? '' : writtenMoney(amount, writing.currency, writing.locale))
  return {
    ...blank,
    name: campaign.name,
    description: campaign.description ?? '',
    offer: campaign.benefit.type,
    ...offerValues(campaign.benefit, writing),
    starts: wallTimeOf(campaign.startsAt, writing.timeZone),
    ends: wallTimeOf(campaign.endsAt, writing.timeZone),
    claims: limits.claims === null ? '' : String(limits.claims),
    perShopper: String(limits.perShopper),
    usesPerCode: String(limits.usesPerCode),
    budget: money(limits.budget?.amount),
    minimumSpend: money(minimumSpend?.amount),
    productIds: scope?.productIds.join('\n') ?? '',
    categoryIds: scope?.categoryIds.join('\n') ?? '',
    claimableByShoppers: campaign.claimableByShoppers,
    issueEvent: issueOn?.event ?? 'none',
    ceiling: String(issueOn?.ceiling ?? blank.ceiling),
    validForDays: String(issueOn?.validForDays ?? blank.validForDays),
    length: String(codeStyle.length),
    prefix: codeStyle.prefix ?? '',
    pattern: codeStyle.pattern ?? '',
  }
}

const take = <Field extends CampaignField>(onto: CampaignValues, from: CampaignValues, field: Field) => {
  onto[field] = from[field]
}

/** What codes promise, and nobody changes once it is published. */
const promisedFields: readonly CampaignField[] = [
  'offer',
  'percent',
  'cap',
  'amount',
  'price',
  'buy',
  'get',
  'percentOff',
  'issueEvent',
  'ceiling',
  'validForDays',
  'length',
  'prefix',
  'pattern',
]

type Versions = { theirs: CampaignValues; mine: CampaignValues; base: CampaignValues; isPublished: boolean }

/** What I wrote, onto what they saved: fields that I left alone become theirs, and those that cannot change any more. */
export const mergedOnto = ({ theirs, mine, base, isPublished }: Versions): CampaignValues => {
  const merged = { ...theirs }
  for (const field of campaignFields) {
    const isMine = JSON.stringify(mine[field]) !== JSON.stringify(base[field])
    if (isMine && !(isPublished && promisedFields.includes(field))) take(merged, mine, field)
  }
  return merged
}
