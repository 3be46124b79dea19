import { expect, test } from 'vitest'
import { aCampaign } from '@/db/testing/campaigns'
import { aBrand } from '@/db/testing/world'
import { listCampaigns } from './queries'
import { campaignStateAt, campaignStates } from './rules'

test('the database chooses campaigns by the same states as are shown, whatever their marks and to the moment', async () => {
  const { owner } = await aBrand()
  const now = new Date()
  const moments = [null, new Date(now.getTime() - 1_000), now, new Date(now.getTime() + 1_000)]
  const ctx = { ...owner, now }
  for (const startsAt of moments)
    for (const endsAt of moments.filter((end) => !end || !startsAt || end > startsAt))
      for (const [publishedAt, pausedAt, archivedAt] of [
        [null, null, null],
        [now, null, null],
        [now, now, null],
        [now, null, now],
      ])
        await aCampaign(owner, { codes: 0, startsAt, endsAt, publishedAt, pausedAt, archivedAt })

  const all = (await listCampaigns(ctx, { limit: 100, sort: 'name' })).data
  const chosen = await Promise.all(campaignStates.map((state) => listCampaigns(ctx, { limit: 100, sort: 'name', state })))

  expect(new Set(all.map(({ state }) => state))).toEqual(new Set(campaignStates))
  expect(chosen.map(({ data }) => data)).toEqual(campaignStates.map((state) => all.filter((campaign) => campaign.state === state)))
  expect(campaignStateAt({ startsAt: now, endsAt: null, publishedAt: now, pausedAt: null, archivedAt: null }, now)).toBe('live')
})
