import { randomUUID } from 'node:crypto'
import { type Brand, sql, unique } from '../fixtures'

export type Strip = { campaignId: string; codes: string[] }

const ten = { type: 'percent', percent: 10 }

/** A campaign that is live, and codes of it that no job had to make. */
export const newStrip = async ({ id: brandId, owner }: Brand, about: Record<string, unknown> = {}, count = 1): Promise<Strip> => {
  const made = (await owner.api.post('/campaigns', { name: unique('Campaign'), benefit: ten, ...about })).expecting(201)
  const campaignId = made.text('id')
  ;(await owner.api.post(`/campaigns/${campaignId}/publication`)).expecting(200)
  const stem = unique('VXP').replace('-', '').toUpperCase()
  const codes = Array.from({ length: count }, (_, at) => `${stem}-${at + 2}`)
  const batchId = randomUUID()
  await sql((sql) =>
    sql.begin(async (sql) => {
      await sql`insert into batches (id, brand_id, campaign_id, asked) values (${batchId}, ${brandId}, ${campaignId}, ${count})`
      await sql`update strips set size = size + ${count} where campaign_id = ${campaignId}`
      await sql`
        insert into codes (id, brand_id, campaign_id, batch_id, position, code, match_key)
        select gen_random_uuid(), ${brandId}, ${campaignId}, ${batchId}, place, code, replace(code, '-', '')
        from jsonb_array_elements_text(${sql.json(codes)}) with ordinality as made (code, place)`
    }),
  )
  return { campaignId, codes }
}

export const newCode = async (brand: Brand, about: Record<string, unknown> = {}): Promise<string> => {
  const [code = ''] = (await newStrip(brand, about)).codes
  return code
}
