import { expect, test } from 'vitest'
import { aCampaign } from '@/db/testing/campaigns'
import { aBrand, anAccount } from '@/db/testing/world'
import { claimCode } from '../../claims/commands'
import { redeemCode } from '../../redemptions/commands'
import { codesOfPerson } from './queries'

test('the codes of a person and what they used them for are theirs to take along, and nobody else’s', async () => {
  const [{ brand, owner }, person, other] = await Promise.all([aBrand(), anAccount(), anAccount()])
  const campaign = await aCampaign(owner, { name: 'Opening week' })
  const [, claim] = await claimCode(person, { campaignId: campaign.id, shopper: undefined })
  const [, foreign] = await claimCode(other, { campaignId: campaign.id, shopper: undefined })
  const total = { amount: 1000, currency: 'EUR' }
  for (const { code } of [claim, foreign]) await redeemCode(owner, { code, order: { ref: 'order-1', total } })

  const told = await Promise.all(
    codesOfPerson.map(async ({ name, count, read }) => {
      const [rows, page] = await Promise.all([count(person, person.actor.accountId), read(person, person.actor.accountId, null)])
      return { name, rows, page }
    }),
  )

  const of = { brand: { slug: brand.slug, name: brand.name }, campaign: 'Opening week', code: claim.code }
  expect(told).toEqual([
    { name: 'codes', rows: 1, page: { rows: [expect.objectContaining({ ...of, uses: 1, orderRef: 'order-1' })], after: null } },
    {
      name: 'redemptions',
      rows: 1,
      page: { rows: [expect.objectContaining({ ...of, discount: 100, total: 900, currency: 'EUR' })], after: null },
    },
  ])
})
