import type { Money } from '@/lib/core/money'
import type { FieldError } from '@/lib/core/problem'
import { guessingOf, isPatternFit, isTooGuessable, lengthFor } from './codes/rules'
import type { Audience, Benefit, CodeCounts, CodeStyle, IssueOn, Limits, Scope } from './contract'

export const campaignStates = ['draft', 'scheduled', 'live', 'paused', 'ended', 'archived'] as const
export type CampaignState = (typeof campaignStates)[number]

/** What may make a campaign give codes by itself. */
export const issueEvents = ['first-login', 'signup'] as const
export type IssueEvent = (typeof issueEvents)[number]

export const hasTwoDecimals = (percent: number): boolean => Number.isInteger(Math.round(percent * 1e6) / 1e4)

type Window = { startsAt: Date | null; endsAt: Date | null }
type Marks = Window & { publishedAt: Date | null; pausedAt: Date | null; archivedAt: Date | null }

/** The state follows from what was decided and from the clock; nothing has to flip it. */
export const campaignStateAt = (campaign: Marks, now: Date): CampaignState => {
  if (campaign.archivedAt) return 'archived'
  if (!campaign.publishedAt) return 'draft'
  if (campaign.endsAt && campaign.endsAt <= now) return 'ended'
  if (campaign.pausedAt) return 'paused'
  return campaign.startsAt && campaign.startsAt > now ? 'scheduled' : 'live'
}

export type Terms = Window & {
  name: string
  description: string | null
  benefit: Benefit
  audience: Audience
  limits: Limits
  minimumSpend: Money | null
  scope: Scope | null
  codeStyle: CodeStyle
  issueOn: IssueOn | null
  claimableByShoppers: boolean
}

/** What codes promise: fixed once the campaign is published. */
export const promised = ['benefit', 'codeStyle', 'issueOn'] as const satisfies readonly (keyof Terms)[]

const moneyOf = ({ benefit, minimumSpend, limits }: Terms): [pointer: string, money: Money | null | undefined][] => [
  ['/benefit/cap', benefit.type === 'percent' ? benefit.cap : null],
  ['/benefit/amount', benefit.type === 'amount' ? benefit.amount : null],
  ['/benefit/price', benefit.type === 'fixed-price' ? benefit.price : null],
  ['/minimumSpend', minimumSpend],
  ['/limits/budget', limits.budget],
]

const segmentsOf = ({ segmentIds, excludeSegmentIds }: Audience): [pointer: string, id: string][] => [
  ...segmentIds.map((id, at): [string, string] => [`/audience/segmentIds/${at}`, id]),
  ...excludeSegmentIds.map((id, at): [string, string] => [`/audience/excludeSegmentIds/${at}`, id]),
]

/** What is wrong with a campaign as a whole, where each of its members is well formed. */
export const termsProblems = (terms: Terms, brand: { currency: string; segmentIds: ReadonlySet<string> }): FieldError[] => {
  const problem = (isWrong: boolean, pointer: string, code: string, detail: string) => (isWrong ? [{ pointer, code, detail }] : [])
  const { startsAt, endsAt, codeStyle, issueOn } = terms
  return [
    ...moneyOf(terms).flatMap(([pointer, money]) =>
      problem(
        !!money && money.currency !== brand.currency,
        `${pointer}/currency`,
        'currency',
        `must be ${brand.currency}, as all of the brand`,
      ),
    ),
    ...problem(!!startsAt && !!endsAt && endsAt <= startsAt, '/endsAt', 'window', 'must be after startsAt'),
    ...segmentsOf(terms.audience).flatMap(([pointer, id]) =>
      problem(!brand.segmentIds.has(id), pointer, 'unknown-segment', 'names no segment of the brand'),
    ),
    ...problem(
      issueOn !== null && isTooGuessable(guessingOf(codeStyle, issueOn.ceiling)),
      '/codeStyle/length',
      'codes-too-guessable',
      `must be at least ${lengthFor(issueOn?.ceiling ?? 1)} for as many codes as the ceiling allows`,
    ),
    ...problem(
      !isPatternFit(codeStyle),
      '/codeStyle/pattern',
      'pattern',
      `must hold ${codeStyle.length + 1} # in groups, one for each character and one for the check character`,
    ),
  ]
}

const copied = ' (copy)'
const longestName = 120

/** Cut by whole letters, so that none is halved. */
const copyName = (name: string) => {
  let kept = ''
  for (const letter of name) {
    if (kept.length + letter.length + copied.length > longestName) break
    kept += letter
  }
  return kept.trimEnd() + copied
}

/** A draft like it: what is past is no time to start or end at. */
export const cloneOf = (terms: Terms, name: string | undefined, now: Date): Terms => {
  const ahead = (at: Date | null) => (at && at > now ? at : null)
  return { ...terms, name: name ?? copyName(terms.name), startsAt: ahead(terms.startsAt), endsAt: ahead(terms.endsAt) }
}

export type Totals = { total: number; claimed: number; used: number; void: number; lapsed: number }

/** `lapsed` are the claims whose own time is over; with the campaign's, everything is expired that was not used or void. */
export const countsOf = ({ total, claimed, used, void: voided, lapsed }: Totals, isOver: boolean): CodeCounts => {
  const available = total - claimed - used - voided
  const expired = isOver ? claimed + available : lapsed
  return { total, available: isOver ? 0 : available, claimed: isOver ? 0 : claimed - lapsed, redeemed: used, void: voided, expired }
}

type Given = { issueOn: IssueOn | null; publishedAt: Date | null; limits: Limits }

/** A campaign that issues by itself makes the codes that it needs: only its ceiling ends that. */
export const isExhausted = (
  { issueOn, publishedAt, limits }: Given,
  tear: { claimed: number; issued: number; available: number },
): boolean => {
  if (publishedAt === null) return false
  if (issueOn) return tear.issued >= issueOn.ceiling
  return tear.available <= 0 || (limits.claims !== null && tear.claimed >= limits.claims)
}
