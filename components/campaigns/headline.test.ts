import { expect, test } from 'vitest'
import en from '@/components/words/en/campaigns.json'
import { headlineOf } from './headline'

const clock = { locale: 'en', timeZone: 'Europe/Madrid', now: '2026-11-20T16:42:00.000Z' } as const
const counts = { total: 12_480, available: 3_616, claimed: 1_462, redeemed: 7_402, void: 0, expired: 0 }
const none = { total: 0, available: 0, claimed: 0, redeemed: 0, void: 0, expired: 0 }
const byItself = { event: 'signup' as const, ceiling: 100, validForDays: 30 }
const told = { state: 'live' as const, counts, issueOn: null, startsAt: null }

test.each([
  [told, '3,616', 'of 12,480 codes are left. 7,402 are redeemed, 1,462 in wallets.'],
  [{ ...told, counts: { ...counts, available: 0, redeemed: 11_018 } }, '0', 'codes left of 12,480. 11,018 are redeemed, 1,462 in wallets.'],
  [{ ...told, state: 'ended' as const }, '7,402', 'of 12,480 codes were redeemed.'],
  [{ ...told, state: 'archived' as const, counts: none }, '0', 'codes were made.'],
  [{ ...told, state: 'draft' as const }, '12,480', 'codes are ready. Publish it, and they can be claimed.'],
  [{ ...told, counts: none }, '0', 'codes so far. Make some, and shoppers can claim them once it is published.'],
  [{ ...told, counts: none, issueOn: byItself }, '0', 'codes given so far. It makes each one when it gives it.'],
  [{ ...told, issueOn: byItself }, '8,864', 'codes given so far. 7,402 are redeemed.'],
  [{ ...told, state: 'scheduled' as const, startsAt: '2026-12-01T08:00:00.000Z' }, '3,616', 'codes wait until 1 Dec, 09:00.'],
])('%j', (campaign, number, text) => {
  expect(headlineOf(campaign, en.detail, clock)).toEqual({ number, text })
})
