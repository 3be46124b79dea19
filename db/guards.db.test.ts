import { expect, test } from 'vitest'
import { put, type Row, sql, valid } from '@/db/testing/rows'
import { newId } from '@/lib/core/id'

const same =
  (...columns: string[]) =>
  (other: Row): Row =>
    Object.fromEntries(columns.map((column) => [column, other[column]]))
const nowhere = (column: string) => (): Row => ({ [column]: newId() })
const spoiled = (row: Row) => (): Row => row
const at = (latitude: number | null, longitude: number | null) => spoiled({ latitude, longitude })
const over = new Date().toISOString()

/** Which guard refuses what: the second row is a valid one but for these columns. */
const refused: [guard: string, spoil: (first: Row) => Row][] = [
  ['accounts.accounts_pkey', same('id')],
  ['accounts.position_whole', at(41.4, null)],
  ['accounts.position_whole', at(null, 2.1)],
  ['accounts.position_range', at(90.000_001, 0)],
  ['accounts.position_range', at(0, -180.000_001)],
  ['accounts.position_range', at(NaN, 0)],
  ['account_identifiers.account_identifiers_pkey', same('value')],
  ['account_identifiers.one_of_a_kind', same('account_id')],
  ['account_identifiers.account_identifiers_account_id_accounts_id_fk', nowhere('account_id')],
  ['sessions.sessions_pkey', same('id')],
  ['sessions.sessions_account_id_accounts_id_fk', nowhere('account_id')],
  ['refresh_tokens.refresh_tokens_pkey', same('hash')],
  ['refresh_tokens.refresh_tokens_session_id_sessions_id_fk', nowhere('session_id')],
  ['brands.brands_pkey', same('id')],
  ['brands.brands_slug_unique', same('slug')],
  ['members.members_pkey', same('id')],
  ['members.members_invitationHash_unique', spoiled({ account_id: null, invitation_hash: Buffer.from('one') })],
  ['members.member_once', same('brand_id', 'account_id')],
  ['members.invited_once', same('brand_id', 'invited_identifier')],
  ['members.somebody', spoiled({ account_id: null })],
  ['members.somebody', spoiled({ invitation_hash: Buffer.from('two') })],
  ['members.members_brand_id_brands_id_fk', nowhere('brand_id')],
  ['members.members_account_id_accounts_id_fk', nowhere('account_id')],
  ['api_keys.api_keys_pkey', same('id')],
  ['api_keys.api_keys_publicId_unique', same('public_id')],
  ['api_keys.api_keys_brand_id_brands_id_fk', nowhere('brand_id')],
  ['engine_functions.engine_functions_pkey', same('id')],
  ['engine_events.engine_events_pkey', same('id')],
  ['engine_runs.engine_runs_pkey', same('id')],
  ['engine_runs.engine_run_once', same('event_id', 'function_id')],
  ['engine_runs.engine_run_of_event', spoiled({ event_id: 'nothing' })],
  ['engine_steps.engine_steps_run_id_id_pk', same('run_id', 'id')],
  ['engine_workers.engine_workers_pkey', same('id')],
  ['idempotency_keys.idempotency_keys_scope_key_pk', same('scope', 'key')],
  ['rate_limits.rate_limits_pkey', same('key')],
  ['code_misses.code_misses_pkey', same('key')],
  ['code_misses.misses_count_up', spoiled({ misses: 0 })],
  ['facts.facts_pkey', same('id')],
  ['outbox.outbox_pkey', same('fact_id')],
  ['handovers.handovers_pkey', same('position')],
  ['relayed_facts.relayed_facts_brand_id_sequence_pk', same('brand_id', 'sequence')],
  ['relayed_facts.relayed_once', same('fact_id')],
  ['relayed_facts.sequence_from_one', spoiled({ sequence: 0 })],
  ['relays.relays_pkey', same('channel')],
  ['shoppers.shopper_in_brand', same('brand_id', 'id')],
  ['shoppers.shopper_of_account', same('brand_id', 'account_id')],
  ['shoppers.shopper_of_ref', same('brand_id', 'ref')],
  ['shoppers.ref_said', spoiled({ ref: '' })],
  ['shoppers.shoppers_brand_id_brands_id_fk', nowhere('brand_id')],
  ['shoppers.shoppers_account_id_accounts_id_fk', nowhere('account_id')],
  ['jobs.jobs_pkey', same('id')],
  ['jobs.jobs_brand_id_brands_id_fk', () => ({ brand_id: newId(), account_id: null })],
  ['jobs.jobs_account_id_accounts_id_fk', nowhere('account_id')],
  ['jobs.one_owner', spoiled({ account_id: null })],
  ['jobs.one_owner', nowhere('brand_id')],
  ['jobs.counts_in_order', spoiled({ done: 4, total: 3 })],
  ['jobs.counts_in_order', spoiled({ done: 1, rejected: 2 })],
  ['jobs.counts_in_order', spoiled({ rejected: -1 })],
  ['jobs.started_to_run', spoiled({ state: 'running' })],
  ['jobs.finished_when_over', spoiled({ state: 'cancelled' })],
  ['jobs.finished_when_over', spoiled({ finished_at: over })],
  ['jobs.outcome_said', spoiled({ state: 'failed', finished_at: over })],
  ['jobs.outcome_said', spoiled({ state: 'succeeded', started_at: over, finished_at: over })],
  ['jobs.outcome_said', spoiled({ result: '{}' })],
  ['export_chunks.export_chunks_job_id_ordinal_pk', same('account_id', 'job_id', 'ordinal')],
  ['export_chunks.chunk_of_job', nowhere('account_id')],
  ['export_chunks.chunk_of_job', nowhere('job_id')],
  ['campaigns.campaigns_pkey', same('id')],
  ['campaigns.campaign_of_link', same('link_token')],
  ['campaigns.ends_after_start', spoiled({ starts_at: over, ends_at: over })],
  ['campaigns.limits_positive', spoiled({ claims_limit: 0 })],
  ['campaigns.limits_positive', spoiled({ per_shopper: 0 })],
  ['campaigns.limits_positive', spoiled({ uses_per_code: 0 })],
  ['campaigns.limits_positive', spoiled({ budget: -1 })],
  ['campaigns.limits_positive', spoiled({ minimum_spend: -1 })],
  ['campaigns.paused_when_published', spoiled({ paused_at: over })],
  ['campaigns.campaigns_brand_id_brands_id_fk', nowhere('brand_id')],
  ['strips.strips_pkey', same('campaign_id')],
  ['strips.size_counts_up', spoiled({ size: -1 })],
  ['strips.strip_of_campaign', nowhere('brand_id')],
  ['tears.tears_pkey', same('campaign_id')],
  ['tears.tears_count_up', spoiled({ torn: -1 })],
  ['tears.tears_count_up', spoiled({ claimed: -1 })],
  ['tears.tears_count_up', spoiled({ issued: -1 })],
  ['tears.tear_of_campaign', nowhere('brand_id')],
  ['campaign_budgets.campaign_budgets_pkey', same('campaign_id')],
  ['campaign_budgets.spent_counts_up', spoiled({ spent: -1 })],
  ['campaign_budgets.budget_of_campaign', nowhere('brand_id')],
  ['campaign_counts.campaign_counts_pkey', same('id')],
  ['batches.batches_pkey', same('id')],
  ['batches.batch_of_campaign', nowhere('brand_id')],
  ['batches.batch_of_job', nowhere('job_id')],
  ['batches.one_issuing_batch', same('brand_id', 'campaign_id')],
  ['batches.codes_count_up', spoiled({ codes: -1 })],
  ['codes.codes_brand_id_id_pk', same('brand_id', 'id')],
  ['codes.code_at_position', same('brand_id', 'campaign_id', 'position')],
  ['codes.code_once', same('brand_id', 'match_key')],
  ['codes.code_of_batch', nowhere('brand_id')],
  ['codes.code_of_batch', nowhere('campaign_id')],
  ['codes.position_from_one', spoiled({ position: 0 })],
  ['codes.code_said', spoiled({ code: '' })],
  ['codes.code_said', spoiled({ match_key: '' })],
  ['claims.claims_brand_id_campaign_id_position_pk', same('brand_id', 'campaign_id', 'position')],
  ['claims.claim_once', same('shopper_id', 'campaign_id', 'ordinal')],
  ['claims.claim_of_code', spoiled({ position: 2 ** 41 })],
  ['claims.claim_of_shopper', nowhere('shopper_id')],
  ['claims.uses_count_up', spoiled({ uses: -1 })],
  ['claims.uses_count_up', spoiled({ used_at: over })],
  ['claims.ordinal_from_one', spoiled({ ordinal: 0 })],
  ['code_changes.code_changes_pkey', same('job_id')],
  ['code_changes.change_of_job', nowhere('brand_id')],
  ['code_changes.some_codes', spoiled({ ids: null })],
  ['code_changes.until_when_extended', spoiled({ until: over })],
  ['redemptions.redemptions_pkey', same('id')],
  ['redemptions.use_once', same('campaign_id', 'position', 'use')],
  ['redemptions.use_from_one', spoiled({ use: 0 })],
  ['redemptions.discount_in_range', spoiled({ discount: -1 })],
  ['redemptions.discount_in_range', spoiled({ total: -1 })],
  ['redemptions.redemption_of_claim', spoiled({ position: 2 ** 41 })],
  ['redemptions.redemption_in_store', nowhere('store_id')],
  ['webhooks.webhooks_pkey', same('id')],
  ['webhooks.webhooks_brand_id_brands_id_fk', nowhere('brand_id')],
  ['webhooks.previous_secret_for_a_time', spoiled({ previous_until: over })],
  ['webhooks.previous_secret_for_a_time', spoiled({ previous_secret: Buffer.from('secret') })],
  ['webhooks.disabled_for_a_reason', spoiled({ disabled_at: over })],
  ['webhooks.disabled_for_a_reason', spoiled({ disabled_reason: 'gone' })],
  ['webhooks.plans_count_up', spoiled({ planned_sequence: -1 })],
  ['webhooks.plans_count_up', spoiled({ strikes: -1 })],
  ['deliveries.deliveries_pkey', same('id')],
  ['deliveries.delivery_once', same('brand_id', 'webhook_id', 'fact_id')],
  ['deliveries.delivery_of_webhook', nowhere('brand_id')],
  ['deliveries.delivery_of_webhook', nowhere('webhook_id')],
  ['deliveries.tries_count_up', spoiled({ tries: 1 })],
  ['deliveries.tries_count_up', spoiled({ attempts: -1, tries: -1 })],
  ['deliveries.planned_whole', spoiled({ sequence: 1 })],
  ['deliveries.planned_whole', spoiled({ body: '{}' })],
  ['deliveries.due_when_planned', spoiled({ next_attempt_at: over })],
  ['deliveries.due_when_planned', spoiled({ next_attempt_at: over, sequence: 1, body: '{}', state: 'failed', finished_at: over })],
  ['deliveries.finished_when_over', spoiled({ state: 'succeeded' })],
  ['deliveries.finished_when_over', spoiled({ finished_at: over })],
  ['delivery_attempts.delivery_attempts_delivery_id_ordinal_pk', same('brand_id', 'delivery_id', 'ordinal')],
  ['delivery_attempts.attempt_of_delivery', nowhere('brand_id')],
  ['delivery_attempts.ordinal_from_one', spoiled({ ordinal: 0 })],
  ['stores.stores_pkey', same('id')],
  ['stores.one_online_store', same('brand_id', 'online')],
  ['stores.online_has_no_place', spoiled({ online: true, latitude: 0, longitude: 0 })],
  ['stores.position_whole', at(null, 2.1)],
  ['stores.position_range', at(-90.000_001, 0)],
  ['stores.position_range', at(0, 180.000_001)],
  ['stores.position_range', at(0, NaN)],
  ['stores.stores_brand_id_brands_id_fk', nowhere('brand_id')],
]

/** What the first row must hold so that a second one like it is too much. */
const firsts: Record<string, Row> = {
  'members.members_invitationHash_unique': { account_id: null, invitation_hash: Buffer.from('one') },
  'members.invited_once': { invited_identifier: 'nil@lumen.example' },
  'stores.one_online_store': { online: true },
}

test.each(refused)('%s refuses (%#)', async (guard, spoil) => {
  const [table = '', name] = guard.split('.')
  const first = await put(table, { ...(await valid(table)), ...firsts[guard] })
  const second = await valid(table)

  const attempt = put(table, { ...second, ...spoil(first) })

  await expect(attempt).rejects.toMatchObject({ table_name: table, constraint_name: name })
  await put(table, second)
})

test.each([
  [41.4, null],
  [0, Infinity],
  [-Infinity, 0],
])('of %s, %s no vector can be made, so the row is refused before any guard', async (latitude, longitude) => {
  const row = await valid('stores')

  await expect(put('stores', { ...row, latitude, longitude })).rejects.toMatchObject({ code: expect.stringMatching(/^22/) })

  expect(await sql`select id from stores where id = ${String(row.id)}`).toEqual([])
})

test('every guard of the schema is seen to refuse', async () => {
  const guards = await sql<{ guard: string }[]>`
    select relname || '.' || conname as guard
    from pg_constraint join pg_class on pg_class.oid = conrelid
    where connamespace = 'public'::regnamespace and contype in ('c', 'f', 'p', 'u', 'x')
      -- What holds the primary key is unique by it: such a key is there to be referred to.
      and not (contype = 'u' and conkey @> (select key.conkey from pg_constraint key where key.conrelid = pg_constraint.conrelid and key.contype = 'p'))
    union
    select indrelid::regclass || '.' || indexrelid::regclass
    from pg_index join pg_class on pg_class.oid = indrelid
    where relnamespace = 'public'::regnamespace and indisunique and indpred is not null`

  expect([...new Set(refused.map(([guard]) => guard))].toSorted()).toEqual(guards.map(({ guard }) => guard).toSorted())
})

/** References from one table of a brand to another that do not carry the brand along, or the person whose own it is. */
const looseReferences = (asked: Pick<typeof sql, 'unsafe'>) =>
  asked.unsafe<{ name: string }[]>(`
    select conname as name from pg_constraint
    where contype = 'f' and confrelid <> 'brands'::regclass
      and exists (select from pg_attribute where attrelid = confrelid and attname = 'brand_id')
      and not exists (
        select from unnest(conkey, confkey) as pair (ours, theirs)
        join pg_attribute mine on mine.attrelid = conrelid and mine.attnum = ours and mine.attname in ('brand_id', 'account_id')
        join pg_attribute other on other.attrelid = confrelid and other.attnum = theirs and other.attname = mine.attname)`)

test('no reference from one table of a brand to another leaves the brand out', async () => {
  expect(await looseReferences(sql)).toEqual([])
})

test('and a reference that did would be found, one that does not would not', async () => {
  const undone = new Error('undone')
  let found: { name: string }[] = []

  await expect(
    sql.begin(async (sql) => {
      await sql`create table planted (
        id uuid primary key, brand_id uuid not null, store_id uuid constraint loose references stores (id),
        foreign key (brand_id, store_id) references stores (brand_id, id))`
      found = [...(await looseReferences(sql))]
      throw undone
    }),
  ).rejects.toBe(undone)

  expect(found).toEqual([{ name: 'loose' }])
})

test('what belongs to a brand and has an id can be referred to together with its brand', async () => {
  const tables = await sql<{ name: string; is_referable: boolean }[]>`
    select relname as name, exists (
      select from pg_constraint
      cross join lateral (select array_agg(attname::text order by attname) as members from pg_attribute where attrelid = conrelid and attnum = any (conkey)) as of_key
      where conrelid = pg_class.oid and (contype in ('p', 'u') and members = '{brand_id,id}' or contype = 'p' and 'brand_id' = any (members))
    ) as is_referable
    from pg_class join pg_attribute on attrelid = pg_class.oid
    where relnamespace = 'public'::regnamespace and relkind in ('r', 'p') and attname = 'brand_id' and attnotnull
      and exists (select from pg_attribute where attrelid = pg_class.oid and attname = 'id')`

  expect(tables.map(({ name }) => name)).toEqual(expect.arrayContaining(['stores', 'members', 'api_keys', 'shoppers']))
  expect(tables.filter(({ is_referable }) => !is_referable)).toEqual([])
})

test.each(['update facts set request_id = request_id', 'delete from facts', 'truncate facts', 'truncate facts, stores cascade'])(
  'facts refuse: %s',
  async (statement) => {
    const { id } = await put('facts', await valid('facts'))

    await expect(sql.unsafe(statement)).rejects.toMatchObject({ code: '23001', message: 'a fact is never changed or deleted' })

    expect(await sql`select id from facts where id = ${String(id)}`).toEqual([{ id }])
  },
)

test.each(['update relayed_facts set fact_id = fact_id', 'delete from relayed_facts', 'truncate relayed_facts'])(
  'places in the sequence refuse: %s',
  async (statement) => {
    const { fact_id } = await put('relayed_facts', await valid('relayed_facts'))

    await expect(sql.unsafe(statement)).rejects.toMatchObject({
      code: '23001',
      message: 'a place in the sequence is never changed or deleted',
    })

    expect(await sql`select fact_id from relayed_facts where fact_id = ${String(fact_id)}`).toEqual([{ fact_id }])
  },
)

test('only the buckets of the rate limits may be lost in a crash', async () => {
  const unlogged = await sql`
    select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r' and relpersistence <> 'p'`

  expect(unlogged).toEqual([{ name: 'rate_limits' }])
})

test('who goes takes along what is theirs alone, and leaves what is the brand’s', async () => {
  const account = await put('accounts', await valid('accounts'))
  const own = { account_id: account.id }
  const session = await put('sessions', { ...(await valid('sessions')), ...own })
  await put('refresh_tokens', { ...(await valid('refresh_tokens')), session_id: session.id })
  await put('account_identifiers', { ...(await valid('account_identifiers')), ...own })
  const member = await put('members', { ...(await valid('members')), ...own })
  const shopper = await put('shoppers', { ...(await valid('shoppers')), ...own })
  const job = await put('jobs', { ...(await valid('jobs')), ...own })
  await put('export_chunks', { ...(await valid('export_chunks')), ...own, job_id: job.id })

  await sql`delete from accounts where id = ${String(account.id)}`

  const left = await sql`
    select (select count(*)::int from sessions where id = ${String(session.id)}) as sessions,
      (select count(*)::int from refresh_tokens where session_id = ${String(session.id)}) as tokens,
      (select count(*)::int from account_identifiers where account_id = ${String(account.id)}) as identifiers,
      (select count(*)::int from members where id = ${String(member.id)}) as members,
      (select count(*)::int from jobs where id = ${String(job.id)}) as jobs,
      (select count(*)::int from export_chunks where job_id = ${String(job.id)}) as chunks,
      (select count(*)::int from shoppers where id = ${String(shopper.id)} and account_id is null) as shoppers,
      (select count(*)::int from brands where id = ${String(member.brand_id)}) as brands`
  expect(left).toEqual([{ sessions: 0, tokens: 0, identifiers: 0, members: 0, jobs: 0, chunks: 0, shoppers: 1, brands: 1 }])
})
