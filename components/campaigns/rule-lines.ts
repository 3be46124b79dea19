import type { Member, WireTerms } from '@/components/campaigns/campaign-terms'
import { type Clock, momentText } from '@/components/campaigns/moment-text'
import { moneyText, offerTag, percentText } from '@/components/campaigns/offer-text'
import { fill, type Locale, type Words } from '@/components/words'
import type { Benefit } from '@/lib/campaigns/contract'

type RuleWords = Words['campaigns']['rules']
export type Rules = Omit<WireTerms, 'name' | 'description' | 'codeStyle'>

export const countText = (value: number, locale: Locale): string => new Intl.NumberFormat(locale, { useGrouping: 'always' }).format(value)

/** What a code gives, as a sentence. */
export const offerLine = (benefit: Benefit, words: RuleWords, locale: Locale): string => {
  switch (benefit.type) {
    case 'percent': {
      const percent = percentText(benefit.percent, locale)
      return benefit.cap ? fill(words.percentCap, { percent, cap: moneyText(benefit.cap, locale) }) : fill(words.percent, { percent })
    }
    case 'amount':
      return fill(words.amount, { amount: moneyText(benefit.amount, locale) })
    case 'fixed-price':
      return fill(words.fixedPrice, { price: moneyText(benefit.price, locale) })
    case 'buy-x-get-y': {
      const { buy, get, percentOff } = benefit
      const counts = { sum: buy + get, buy, get, percent: percentText(percentOff, locale) }
      return fill(percentOff === 100 ? words.freeItems : words.cheaperItems, counts)
    }
  }
}

const windowLine = ({ startsAt, endsAt }: Rules, words: RuleWords, clock: Clock): string => {
  const [start, end] = [startsAt, endsAt].map((at) => (at === null ? null : momentText(at, clock, { month: 'long' })))
  if (start && end) return fill(words.window, { start, end })
  if (start) return fill(words.fromOn, { start })
  return end ? fill(words.untilOnly, { end }) : words.always
}

const whoLines = ({ issueOn, claimableByShoppers, limits: { perShopper } }: Rules, words: RuleWords, locale: Locale): string[] => {
  const count = countText(perShopper, locale)
  const [one, many] = claimableByShoppers ? [words.claimOne, words.claimMany] : [words.brandOne, words.brandMany]
  const claim = perShopper === 1 ? one : fill(many, { count })
  if (!issueOn) return [claim]
  const template = issueOn.event === 'signup' ? words.signup : words.firstLogin
  const issue = fill(template, { ceiling: countText(issueOn.ceiling, locale), days: countText(issueOn.validForDays, locale) })
  return [issue, claim]
}

/** The whole campaign as somebody would tell it. */
export const ruleLines = (rules: Rules, words: RuleWords, clock: Clock): string[] => {
  const { benefit, limits, minimumSpend, scope } = rules
  const { locale } = clock
  return [
    offerLine(benefit, words, locale),
    ...(minimumSpend ? [fill(words.minimum, { amount: moneyText(minimumSpend, locale) })] : []),
    ...(scope && scope.productIds.length + scope.categoryIds.length > 0
      ? [fill(words.scope, { products: scope.productIds.length, categories: scope.categoryIds.length })]
      : []),
    windowLine(rules, words, clock),
    ...whoLines(rules, words, locale),
    limits.usesPerCode === 1 ? words.usesOne : fill(words.usesMany, { count: countText(limits.usesPerCode, locale) }),
    ...(limits.claims === null ? [] : [fill(words.claims, { count: countText(limits.claims, locale) })]),
    ...(limits.budget ? [fill(words.budget, { amount: moneyText(limits.budget, locale) })] : []),
  ]
}

const limitLines = ({ limits }: WireTerms, { editor, rules }: Words['campaigns'], locale: Locale): string[] => [
  ...(limits.claims === null ? [] : [fill(rules.claims, { count: countText(limits.claims, locale) })]),
  `${editor.perShopper}: ${countText(limits.perShopper, locale)}`,
  `${editor.usesPerCode}: ${countText(limits.usesPerCode, locale)}`,
  ...(limits.budget ? [fill(rules.budget, { amount: moneyText(limits.budget, locale) })] : []),
]

/** A code has one more character than are random: the last one checks the others. */
export const styleText = ({ length, prefix, pattern }: WireTerms['codeStyle'], words: RuleWords): string =>
  prefix === null && pattern === null
    ? fill(words.characters, { count: length + 1 })
    : `${prefix === null ? '' : `${prefix}-`}${pattern ?? '#'.repeat(length + 1)}`

/** One part of a campaign in words, for laying two versions side by side. */
export const memberText = (terms: WireTerms, member: Member, words: Words['campaigns'], clock: Clock): string => {
  const { locale } = clock
  switch (member) {
    case 'name':
    case 'description':
      return terms[member] || words.rules.nothing
    case 'benefit':
      return `${offerTag(terms.benefit, locale)}\n${offerLine(terms.benefit, words.rules, locale)}`
    case 'startsAt':
    case 'endsAt': {
      const at = terms[member]
      return at === null ? words.rules.nothing : momentText(at, clock)
    }
    case 'limits':
      return limitLines(terms, words, locale).join('\n')
    case 'minimumSpend':
      return terms.minimumSpend ? moneyText(terms.minimumSpend, locale) : words.rules.nothing
    case 'scope': {
      const { productIds = [], categoryIds = [] } = terms.scope ?? {}
      return [...productIds, ...categoryIds].join('\n') || words.rules.nothing
    }
    case 'codeStyle':
      return styleText(terms.codeStyle, words.rules)
    case 'issueOn':
      return terms.issueOn ? (whoLines(terms, words.rules, locale)[0] ?? '') : words.members.no
    case 'claimableByShoppers':
      return terms.claimableByShoppers ? words.members.yes : words.members.no
  }
}
