import { expect, test } from 'vitest'
import { aCampaign, addCodes } from '@/db/testing/campaigns'
import { aWebhook } from '@/db/testing/webhooks'
import { aBrand } from '@/db/testing/world'
import { claimCode } from '@/lib/campaigns/claims/commands'
import { redeemCode } from '@/lib/campaigns/redemptions/commands'
import { firstStepsOf } from './queries'

test('each step is done once it was done, and only in its own brand', async () => {
  const { owner } = await aBrand()
  const { owner: another } = await aBrand()
  const nothing = { campaign: false, codes: false, claim: false, redemption: false, webhook: false }
  await aCampaign(owner, { codes: 0, publishedAt: null })
  expect(await firstStepsOf(owner)).toEqual(nothing)

  const campaign = await aCampaign(owner, { codes: 0 })
  expect(await firstStepsOf(owner)).toEqual({ ...nothing, campaign: true })
  await addCodes(owner, campaign, 1)
  expect(await firstStepsOf(owner)).toEqual({ ...nothing, campaign: true, codes: true })
  const [, { code }] = await claimCode(owner, { campaignId: campaign.id, shopper: { ref: 'ada' } })
  expect(await firstStepsOf(owner)).toEqual({ ...nothing, campaign: true, codes: true, claim: true })
  await redeemCode(owner, { code, order: { total: { amount: 1000, currency: 'EUR' } } })
  expect(await firstStepsOf(owner)).toEqual({ campaign: true, codes: true, claim: true, redemption: true, webhook: false })
  await aWebhook(owner)
  expect(await firstStepsOf(owner)).toEqual({ campaign: true, codes: true, claim: true, redemption: true, webhook: true })
  expect(await firstStepsOf(another)).toEqual(nothing)
})
