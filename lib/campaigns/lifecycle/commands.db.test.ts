import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { facts } from '@/db/schema'
import { aCampaign } from '@/db/testing/campaigns'
import { aBrand } from '@/db/testing/world'
import type { BrandCtx } from '@/lib/core/ctx'
import type { Campaign } from '../contract'
import { getCampaign } from '../queries'
import type { CampaignState } from '../rules'
import { archiveCampaign, cloneCampaign, pauseCampaign, publishCampaign, resumeCampaign } from './commands'

const now = <C extends BrandCtx>(ctx: C): C => ({ ...ctx, now: new Date() })
const hours = (count: number) => new Date(Date.now() + count * 3_600_000)

const marks = {
  draft: { publishedAt: null },
  scheduled: { startsAt: hours(1), endsAt: hours(2) },
  live: { startsAt: hours(-1), endsAt: hours(1) },
  paused: { pausedAt: hours(-0.5) },
  ended: { endsAt: hours(-1) },
  archived: { archivedAt: hours(-1) },
}
const moves = { publication: publishCampaign, pause: pauseCampaign, resumption: resumeCampaign, archival: archiveCampaign }
type Name = keyof typeof moves

const allowed: Record<Name, Partial<Record<CampaignState, CampaignState>>> = {
  publication: { draft: 'live' },
  pause: { live: 'paused', scheduled: 'paused' },
  resumption: { paused: 'live' },
  archival: { live: 'archived', scheduled: 'archived', paused: 'archived', ended: 'archived' },
}
const states = ['draft', 'scheduled', 'live', 'paused', 'ended', 'archived'] as const
const edges = (['publication', 'pause', 'resumption', 'archival'] as const).flatMap((move) =>
  states.map((from) => ({ move, from, to: allowed[move][from] })),
)

test.each(edges)('$move of a campaign that is $from: $to', async ({ move, from, to }) => {
  const { owner } = await aBrand()
  const { id } = await aCampaign(owner, { codes: 1, ...marks[from] })
  const before = await getCampaign(now(owner), id)

  const outcome = await moves[move](now(owner), id).catch((refusal: unknown) => refusal)

  const after = await getCampaign(now(owner), id)
  const told = await owner.db.select({ type: facts.type }).from(facts).where(eq(facts.subjectId, id))
  expect(before.state).toBe(from)
  if (to) {
    expect(outcome).toEqual(after)
    expect(after).toMatchObject({ state: to, version: before.version + 1 })
    expect(told).toHaveLength(1)
  } else {
    expect(outcome).toMatchObject({ code: 'campaign-state', message: expect.stringContaining(from) })
    expect(after).toEqual(before)
    expect(told).toEqual([])
  }
})

test('a draft whose window is over is not published, and the end is named', async () => {
  const { owner } = await aBrand()
  const { id } = await aCampaign(owner, { publishedAt: null, endsAt: hours(-1) })

  await expect(publishCampaign(now(owner), id)).rejects.toMatchObject({ code: 'invalid', options: { errors: [{ pointer: '/endsAt' }] } })

  expect(await getCampaign(now(owner), id)).toMatchObject({ state: 'draft', version: 1 })
})

test.each(['publication', 'pause', 'archival'] as const)(
  'of ten who ask for the %s at once one is answered with it, and it is told once',
  async (move) => {
    const { owner } = await aBrand()
    const { id } = await aCampaign(owner, move === 'publication' ? { publishedAt: null } : {})

    const outcomes = await Promise.allSettled(Array.from({ length: 10 }, () => moves[move](now(owner), id)))

    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    expect(await owner.db.select().from(facts).where(eq(facts.subjectId, id))).toHaveLength(1)
  },
)

test('a clone is a draft with the same terms, no codes, a link of its own and only the times that are still to come', async () => {
  const { owner } = await aBrand()
  const { id } = await aCampaign(owner, { name: 'Autumn', startsAt: hours(-2), endsAt: hours(2), perShopper: 3, codes: 4 })
  const original = await getCampaign(now(owner), id)

  const copy = await cloneCampaign(now(owner), id, {})
  const named = await cloneCampaign(now(owner), id, { name: 'Winter' })

  const terms = ({ benefit, limits, codeStyle, audience, endsAt }: Campaign) => ({ benefit, limits, codeStyle, audience, endsAt })
  expect(terms(copy)).toEqual(terms(original))
  expect(copy).toMatchObject({ name: 'Autumn (copy)', state: 'draft', startsAt: null, version: 1, counts: { total: 0 } })
  expect(named.name).toBe('Winter')
  expect(new Set([original.claimUrl, copy.claimUrl, named.claimUrl]).size).toBe(3)
})

test('a name of full length is cut for its copy, and no letter is halved', async () => {
  const { owner } = await aBrand()
  const { id } = await aCampaign(owner, { name: '☕️'.repeat(20) + '🥐'.repeat(40) })

  const { name } = await cloneCampaign(now(owner), id, {})

  expect(name.length).toBeLessThanOrEqual(120)
  expect(name).toMatch(/🥐 \(copy\)$/u)
})
