import { expect, test } from 'vitest'
import { put, type Row, sql, valid } from '@/db/testing/rows'
import { newId } from '@/lib/core/id'

const now = new Date().toISOString()

const countsOf = async (campaignId: unknown) => {
  const [row] = await sql`
    select sum(total)::int as total, sum(claimed)::int as claimed, sum(used)::int as used, sum(void)::int as void
    from campaign_counts where campaign_id = ${String(campaignId)}`
  return row
}

const nothing = { total: 0, claimed: 0, used: 0, void: 0 }
const aClaim = async () => put('claims', await valid('claims'))
const ofClaim = ({ brand_id, campaign_id, position }: Row) =>
  sql`brand_id = ${String(brand_id)} and campaign_id = ${String(campaign_id)} and position = ${Number(position)}`
const aPublished = async () => put('campaigns', { ...(await valid('campaigns')), published_at: now })

test('a code counts where it stands, through claim, use, use taken back and void', async () => {
  const claim = await aClaim()
  const { campaign_id: campaignId } = claim
  const claimed = await countsOf(campaignId)
  await sql`update claims set uses = 1, used_at = now() where ${ofClaim(claim)}`
  const used = await countsOf(campaignId)
  await sql`update claims set uses = 0, used_at = null where ${ofClaim(claim)}`
  const again = await countsOf(campaignId)
  await sql`update codes set voided_at = now() where ${ofClaim(claim)}`
  const voided = await countsOf(campaignId)

  expect([claimed, used, again, voided]).toEqual([
    { ...nothing, total: 1, claimed: 1 },
    { ...nothing, total: 1, used: 1 },
    { ...nothing, total: 1, claimed: 1 },
    { ...nothing, total: 1, void: 1 },
  ])
})

test('codes that go away are not counted any more, void ones neither', async () => {
  const code = await put('codes', await valid('codes'))
  const other = {
    ...code,
    id: newId(),
    position: Number(code.position) + 1,
    code: `${String(code.code)}-2`,
    match_key: `${String(code.code)}2`,
  }
  await put('codes', { ...other, voided_at: now })
  const both = await countsOf(code.campaign_id)

  await sql`delete from codes where campaign_id = ${String(code.campaign_id)}`

  expect(both).toEqual({ ...nothing, total: 2, void: 1 })
  expect(await countsOf(code.campaign_id)).toEqual(nothing)
})

test('a claim of several uses is used with the last of them', async () => {
  const claim = await aClaim()

  await sql`update claims set uses = 1 where ${ofClaim(claim)}`

  expect(await countsOf(claim.campaign_id)).toEqual({ ...nothing, total: 1, claimed: 1 })
})

test('a code that is used cannot be voided', async () => {
  const claim = await aClaim()
  await sql`update claims set uses = 1, used_at = now() where ${ofClaim(claim)}`

  const attempt = sql`update codes set voided_at = now() where ${ofClaim(claim)}`

  await expect(attempt).rejects.toMatchObject({ code: '23001', message: 'a used code stays used' })
  expect(await sql`select from codes where voided_at is null and ${ofClaim(claim)}`).toHaveLength(1)
})

test.each([
  ['benefit', { benefit: '{"type":"percent","percent":5}' }],
  ['code style', { code_style: '{"length":12}' }],
  ['event', { issue_on: '{"event":"signup"}' }],
  ['publication', { published_at: null }],
])('the %s of a published campaign is fixed', async (_, change) => {
  const { id } = await aPublished()

  const attempt = sql`update campaigns set ${sql(change)} where id = ${String(id)}`

  await expect(attempt).rejects.toMatchObject({ code: '23001', message: 'what a published campaign promises is fixed' })
})

test('before it is published everything of a campaign may change, and afterwards the rest', async () => {
  const { id } = await put('campaigns', await valid('campaigns'))
  const change = { benefit: '{"type":"percent","percent":5}', published_at: now }

  await sql`update campaigns set ${sql(change)} where id = ${String(id)}`
  await sql`update campaigns set name = 'Other', paused_at = now() where id = ${String(id)}`

  expect(await sql`select name, benefit ->> 'percent' as percent from campaigns where id = ${String(id)}`).toEqual([
    { name: 'Other', percent: '5' },
  ])
})

test('a published campaign is not deleted; a draft is, with all its codes', async () => {
  const published = await aPublished()
  const code = await put('codes', await valid('codes'))

  await expect(sql`delete from campaigns where id = ${String(published.id)}`).rejects.toMatchObject({ code: '23001' })
  await sql`delete from campaigns where id = ${String(code.campaign_id)}`

  expect(await sql`select from campaigns where id = ${String(published.id)}`).toHaveLength(1)
  expect(await sql`select from codes where campaign_id = ${String(code.campaign_id)}`).toEqual([])
})

test('a store that goes leaves the redemptions made in it', async () => {
  const redemption = await valid('redemptions')
  const store = await put('stores', { ...(await valid('stores')), brand_id: redemption.brand_id })
  await put('redemptions', { ...redemption, store_id: store.id })

  await sql`delete from stores where id = ${String(store.id)}`

  expect(await sql`select store_id from redemptions where id = ${String(redemption.id)}`).toEqual([{ store_id: null }])
})
