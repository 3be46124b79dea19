import { asc, eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { codes } from '@/db/schema'
import { aCampaign } from '@/db/testing/campaigns'
import { aBrand } from '@/db/testing/world'
import { redeemCode } from '../commands'
import { rollBackRedemption } from '../rollbacks/commands'
import { listOwnRecent } from './queries'

const order = { total: { amount: 1000, currency: 'EUR' } }
const dayMilliseconds = 24 * 60 * 60_000

test('a cashier finds what they redeemed within a day, newest first, taken back or not, and nobody else’s', async () => {
  const { owner, member } = await aBrand()
  const [cashier, other] = [await member('cashier'), await member('cashier')]
  const campaign = await aCampaign(owner, { codes: 4 })
  const rows = await owner.db.select().from(codes).where(eq(codes.campaignId, campaign.id)).orderBy(asc(codes.position))
  const [old = '', first = '', last = '', others = ''] = rows.map(({ code }) => code)
  const yesterday = { ...cashier, now: new Date(cashier.now.getTime() - dayMilliseconds - 60_000) }
  await redeemCode(yesterday, { order, code: old })
  const back = await redeemCode(cashier, { order, code: first })
  await rollBackRedemption(cashier, back.id)
  await redeemCode({ ...cashier, now: new Date(cashier.now.getTime() + 5) }, { order, code: last })
  await redeemCode(other, { order, code: others })

  const own = await listOwnRecent(cashier, 10)

  expect(own.map(({ code, rolledBackAt }) => [code, rolledBackAt !== null])).toEqual([
    [last, false],
    [first, true],
  ])
  expect(await listOwnRecent(cashier, 1)).toHaveLength(1)
})
