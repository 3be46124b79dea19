import type { ProblemCode } from '@/lib/core/problem'
import { codeStateAt, expiresAt } from '../codes/rules'
import { campaignStateAt } from '../rules'
import type { Claim } from './contract'

/** Whom a code is for, as far as the request tells: by one of the three. Whoever is in no brand yet names none. */
export type Claimant = {
  shopperId: string | null
  ref: string | null
  accountId: string | null
  brandId: string | null
  /** A brand sees its drafts, and what shoppers may not claim by themselves. */
  isBrand: boolean
}

/** A campaign as claiming looks at it, at a moment of the database's clock. */
export type ClaimedCampaign = Parameters<typeof campaignStateAt>[0] & {
  id: string
  brandId: string
  perShopper: number
  usesPerCode: number
  claimableByShoppers: boolean
  /** Segments are named, and nobody is in one. */
  isForNobody: boolean
  isAtLimit: boolean
  isTornOff: boolean
  now: Date
}

/** A shopper's last claim of a campaign and its code. */
export type HeldClaim = Pick<Claim, 'id' | 'code' | 'uses' | 'orderRef' | 'claimedAt'> & {
  ordinal: number
  usedAt: Date | null
  voidedAt: Date | null
  ownEnd: Date | null
}

/** Another brand's campaign is none. */
export const isThere = (campaign: ClaimedCampaign | null, claimant: Claimant): campaign is ClaimedCampaign =>
  campaign !== null && (claimant.brandId === null || claimant.brandId === campaign.brandId)

/** To shoppers a draft is none either, nor what they may not claim by themselves. */
export const isHidden = (campaign: ClaimedCampaign, claimant: Claimant): boolean =>
  !claimant.isBrand && (campaign.publishedAt === null || !campaign.claimableByShoppers)

export const mayClaimAnother = (held: HeldClaim | null, campaign: ClaimedCampaign): boolean =>
  held === null || (held.usedAt !== null && held.ordinal < campaign.perShopper)

/** Why no code is given, in the order that the refusals are told in; null when one may be. */
export const refusalOf = (campaign: ClaimedCampaign, claimant: Claimant): ProblemCode | null => {
  if (isHidden(campaign, claimant)) return 'not-found'
  if (campaignStateAt(campaign, campaign.now) !== 'live') return 'campaign-not-live'
  if (campaign.isForNobody) return 'not-in-audience'
  if (campaign.isAtLimit) return 'limit-reached'
  return campaign.isTornOff ? 'codes-exhausted' : null
}

export const claimOf = (campaign: ClaimedCampaign, shopper: Claim['shopper'], held: HeldClaim): Claim => {
  const { id, code, uses, orderRef, claimedAt, usedAt, voidedAt, ownEnd } = held
  const marks = { voidedAt, claim: { usedAt, expiresAt: ownEnd }, campaignEndsAt: campaign.endsAt }
  return {
    id,
    campaignId: campaign.id,
    shopper,
    code,
    state: codeStateAt(marks, campaign.now),
    isUsed: usedAt !== null,
    uses,
    usesLeft: Math.max(0, campaign.usesPerCode - uses),
    orderRef,
    claimedAt,
    expiresAt: expiresAt(marks),
  }
}
