import { randomBytes, randomInt } from 'node:crypto'
import { afterAll } from 'vitest'
import { connect } from '@/db'
import { newId } from '@/lib/core/id'
import { databaseUrl, unique } from './world'

/** Rows as the tables take them, around all that makes rows elsewhere: for tests of the tables themselves. */
export const { client: sql } = connect(databaseUrl, 4)
afterAll(() => sql.end({ timeout: 5 }))

export type Row = Record<string, unknown>

export const put = async (table: string, row: Row): Promise<Row> => {
  await sql`insert into ${sql(table)} (${sql(Object.keys(row))}) overriding system value values ${sql(row)}`
  return row
}

const idOf = async (table: string): Promise<unknown> => (await put(table, await valid(table))).id

/** A row that every guard lets pass. */
const rows: Record<string, () => Promise<Row> | Row> = {
  accounts: () => ({ id: newId(), name: 'Laia', password_hash: 'hash', locale: 'es', time_zone: 'UTC' }),
  account_identifiers: async () => ({ value: unique('laia'), kind: 'username', shown: 'laia', account_id: await idOf('accounts') }),
  sessions: async () => ({ id: newId(), account_id: await idOf('accounts'), kind: 'browser', expires_at: new Date().toISOString() }),
  refresh_tokens: async () => ({ hash: randomBytes(32), session_id: await idOf('sessions') }),
  brands: () => ({
    id: newId(),
    slug: unique('brand'),
    name: 'Brand',
    currency: 'EUR',
    time_zone: 'UTC',
    locales: ['en'],
    allowed_origins: [],
  }),
  members: async () => ({ id: newId(), brand_id: await idOf('brands'), account_id: await idOf('accounts'), role: 'viewer' }),
  api_keys: async () => ({
    id: newId(),
    brand_id: await idOf('brands'),
    name: 'Key',
    public_id: unique('key'),
    secret_hash: randomBytes(32),
    scopes: [],
  }),
  engine_functions: () => ({ id: unique('function'), name: 'Function', triggers: '[]', retries: 4, synced_at: new Date().toISOString() }),
  engine_events: () => ({ id: unique('event'), name: 'store.created', data: '{}', at: new Date().toISOString() }),
  engine_runs: async () => ({ id: newId(), function_id: unique('function'), event_id: await idOf('engine_events') }),
  engine_steps: () => ({
    run_id: newId(),
    id: unique('step'),
    position: 0,
    name: 'Step',
    kind: 'run',
    state: 'completed',
    attempt: 0,
    started_at: new Date().toISOString(),
  }),
  engine_workers: () => ({ id: newId(), lock_key: 1, seen_at: new Date().toISOString() }),
  idempotency_keys: () => ({ scope: unique('scope'), key: unique('key'), fingerprint: randomBytes(32), holder: newId() }),
  code_misses: () => ({ key: unique('key'), since: new Date().toISOString(), misses: 1 }),
  rate_limits: () => ({ key: unique('key'), empty_at: new Date().toISOString(), granted: 1 }),
  facts: () => ({ id: newId(), type: 'store.created', subject_type: 'store', subject_id: newId(), actor_kind: 'nobody', data: '{}' }),
  outbox: () => ({ fact_id: newId() }),
  relayed_facts: () => ({ brand_id: newId(), sequence: 1, fact_id: newId() }),
  handovers: () => ({ position: randomInt(2 ** 40), fact_id: newId() }),
  relays: () => ({ channel: unique('channel') }),
  shoppers: async () => ({ id: newId(), brand_id: await idOf('brands'), account_id: await idOf('accounts'), ref: unique('ref') }),
  jobs: async () => ({ id: newId(), account_id: await idOf('accounts'), kind: 'export', subject_type: 'account', subject_id: newId() }),
  export_chunks: async () => {
    const { id, account_id } = await put('jobs', await valid('jobs'))
    return { account_id, job_id: id, ordinal: 0, bytes: Buffer.from('{') }
  },
  campaigns: async () => ({
    id: newId(),
    brand_id: await idOf('brands'),
    name: 'Campaign',
    benefit: '{}',
    audience: '{}',
    per_shopper: 1,
    uses_per_code: 1,
    code_style: '{}',
    claimable_by_shoppers: true,
    link_token: unique('link'),
  }),
  strips: () => ofCampaign(),
  tears: () => ofCampaign(),
  campaign_budgets: async () => ({ ...(await ofCampaign()), budget: 100 }),
  campaign_counts: async () => ({ id: randomInt(2 ** 40), campaign_id: (await ofCampaign()).campaign_id }),
  batches: async () => ({ ...(await ofCampaign()), id: newId() }),
  codes: async () => {
    const { id, brand_id, campaign_id } = await put('batches', await valid('batches'))
    const code = unique('CODE')
    return { id: newId(), brand_id, campaign_id, batch_id: id, position: 1 + randomInt(2 ** 40), code, match_key: code }
  },
  claims: async () => {
    const { brand_id, campaign_id, position } = await put('codes', await valid('codes'))
    const shopper = await put('shoppers', { ...(await valid('shoppers')), brand_id })
    return { id: newId(), brand_id, campaign_id, position, shopper_id: shopper.id, ordinal: 1 }
  },
  code_changes: async () => {
    const brandId = await idOf('brands')
    const job = await put('jobs', { ...(await valid('jobs')), brand_id: brandId, account_id: null, kind: 'codes' })
    return { job_id: job.id, brand_id: brandId, action: 'void', ids: [newId()] }
  },
  redemptions: async () => {
    const { brand_id, campaign_id, position } = await put('claims', await valid('claims'))
    return { id: newId(), brand_id, campaign_id, position, use: 1, discount: 1, total: 0, order: '{}', actor_kind: 'key' }
  },
  webhooks: async () => ({
    id: newId(),
    brand_id: await idOf('brands'),
    url: 'https://shop.example/tira',
    types: [],
    secret: randomBytes(60),
    planned_sequence: 0,
  }),
  deliveries: async () => {
    const { id, brand_id } = await put('webhooks', await valid('webhooks'))
    return { id: newId(), brand_id, webhook_id: id, fact_id: newId(), type: 'webhook.test' }
  },
  delivery_attempts: async () => {
    const { id, brand_id } = await put('deliveries', await valid('deliveries'))
    return {
      brand_id,
      delivery_id: id,
      ordinal: 1,
      at: new Date().toISOString(),
      milliseconds: 20,
      url: 'https://shop.example/tira',
      headers: '{}',
    }
  },
  stores: async () => ({ id: newId(), brand_id: await idOf('brands'), name: 'Store', time_zone: 'UTC' }),
}

const ofCampaign = async (): Promise<Row> => {
  const { id, brand_id } = await put('campaigns', await valid('campaigns'))
  return { brand_id, campaign_id: id }
}

export const valid = async (table: string): Promise<Row> => {
  const make = rows[table]
  if (!make)
    throw new Error(`db/testing/rows.ts knows no valid row of ${table}: add one, and its guards to \`refused\` of db/guards.db.test.ts.`)
  return make()
}
