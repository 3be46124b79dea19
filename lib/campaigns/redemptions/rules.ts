import { codeStateAt } from '../codes/rules'
import { campaignStateAt } from '../rules'

/** Why a code is refused to those who may know: the same words in an evaluation and as problems. */
export const refusalReasons = [
  'code-already-used',
  'code-expired',
  'code-void',
  'campaign-not-live',
  'not-your-code',
  'minimum-not-reached',
  'not-in-scope',
  'currency-mismatch',
  'budget-exhausted',
] as const
export type RefusalReason = (typeof refusalReasons)[number]

type Standing = {
  voidedAt: Date | null
  claim: { shopperId: string | null; uses: number; usedAt: Date | null; expiresAt: Date | null } | null
  campaign: Parameters<typeof campaignStateAt>[0] & { usesPerCode: number }
  /** Whose order it is: undefined when nobody is named, null for a customer whom the brand does not know yet. */
  shopperId: string | null | undefined
}

const isSomebodyElses = ({ claim, shopperId }: Standing) =>
  shopperId !== undefined && claim !== null && claim.shopperId !== null && claim.shopperId !== shopperId

/** Why the code is refused, whatever the order; the first reason that holds, from what is for good to what may change. */
export const refusalOf = (standing: Standing, now: Date): RefusalReason | null => {
  const { voidedAt, claim, campaign } = standing
  if (voidedAt) return 'code-void'
  if (claim && (claim.usedAt || claim.uses >= campaign.usesPerCode)) return 'code-already-used'
  if (codeStateAt({ voidedAt, claim, campaignEndsAt: campaign.endsAt }, now) === 'expired') return 'code-expired'
  if (campaignStateAt(campaign, now) !== 'live') return 'campaign-not-live'
  return isSomebodyElses(standing) ? 'not-your-code' : null
}
