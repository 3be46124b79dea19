import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { campaigns, codes } from '@/db/schema'
import { aCampaign, type TestCampaign } from '@/db/testing/campaigns'
import { aBrand } from '@/db/testing/world'
import { claimCode } from '@/lib/campaigns/claims/commands'
import type { Ctx, MemberActor } from '@/lib/core/ctx'
import { listCampaignCodes } from '../queries'
import type { CodeFilter } from '../rules'
import { exportCodes } from './queries'

type Owner = Ctx<MemberActor>

const read = async (owner: Owner, { id }: TestCampaign, filter: Omit<CodeFilter, 'campaignId'> = {}) => {
  const { name, pieces } = await exportCodes(owner, id, filter)
  const read: Uint8Array[] = []
  for await (const piece of pieces) read.push(piece)
  const text = new TextDecoder('utf-8', { fatal: true }).decode(Buffer.concat(read))
  return { name, pieces: read.length, lines: text.split('\r\n') }
}

const codesIn = ({ lines }: Awaited<ReturnType<typeof read>>) => lines.slice(1, -1).map((line) => line.split(',')[0])

const claim = (owner: Owner, { id }: TestCampaign, ref: string) => claimCode(owner, { campaignId: id, shopper: { ref } })

const evil = '=HYPERLINK("http://evil.example";"x")'

test('the file has every code once, piece by piece, and no formula of a customer’s', async () => {
  const { owner } = await aBrand()
  const campaign = await aCampaign(owner, { codes: 4_100 })
  await owner.db.update(campaigns).set({ name: '¡Otoño! 20 %' }).where(eq(campaigns.id, campaign.id))
  for (const ref of ['ada', evil]) await claim(owner, campaign, ref)

  const file = await read(owner, campaign)

  expect(file).toMatchObject({ name: 'codes-otono-20.csv', pieces: 4 })
  expect(file.lines[0]).toBe('code,state,position,shopper,orderRef,uses,claimedAt,usedAt,expiresAt,batchId')
  expect(codesIn(file)).toEqual(
    (await owner.db.select().from(codes).where(eq(codes.campaignId, campaign.id)).orderBy(codes.position)).map(({ code }) => code),
  )
  expect(file.lines[2]).toContain(`,"'=HYPERLINK(""http://evil.example"";""x"")",`)
})

test('with a filter the file has what the list shows: by state, batch, holder, a beginning, or a whole code that others begin with', async () => {
  const { owner } = await aBrand()
  const campaign = await aCampaign(owner, { codes: 25 })
  for (const ref of ['ada', 'bob']) await claim(owner, campaign, ref)
  const [{ code: second = '' } = {}] = (await listCampaignCodes(owner, campaign.id, { limit: 2, q: undefined })).data.slice(1)
  const filters: Omit<CodeFilter, 'campaignId'>[] = [
    { state: 'claimed' },
    { state: 'available', batchId: campaign.batchId },
    { shopper: 'bob' },
    { shopper: 'nobody' },
    { q: second.slice(0, -1) },
    { q: second.toLowerCase() },
    { q: second, state: 'void' },
  ]

  const files = await Promise.all(filters.map(async (filter) => codesIn(await read(owner, campaign, filter)).toSorted()))
  const lists = await Promise.all(filters.map((filter) => listCampaignCodes(owner, campaign.id, { limit: 100, ...filter })))

  expect(files).toEqual(lists.map(({ data }) => data.map(({ code }) => code).toSorted()))
  expect(files.map(({ length }) => length)).toEqual([2, 23, 1, 0, 25, 1, 0])
})

test('the file of a campaign of another brand is not found', async () => {
  const [{ owner: stranger }, { owner }] = [await aBrand(), await aBrand()]
  const campaign = await aCampaign(owner)

  await expect(exportCodes(stranger, campaign.id, {})).rejects.toMatchObject({ code: 'not-found' })
})
