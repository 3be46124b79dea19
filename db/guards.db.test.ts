import { randomBytes, randomInt } from 'node:crypto'
import { afterAll, expect, test } from 'vitest'
import { connect } from '@/db'
import { databaseUrl, unique } from '@/db/testing/world'
import { newId } from '@/lib/core/id'

const { client: sql } = connect(databaseUrl, 4)
afterAll(() => sql.end({ timeout: 5 }))

type Row = Record<string, unknown>

const put = async (table: string, row: Row): Promise<Row> => {
  await sql`insert into ${sql(table)} ${sql(row)}`
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
  stores: async () => ({ id: newId(), brand_id: await idOf('brands'), name: 'Store', time_zone: 'UTC' }),
}

const valid = async (table: string): Promise<Row> => {
  const make = rows[table]
  if (!make) throw new Error(`db/guards.db.test.ts knows no valid row of ${table}: add one to \`rows\`, and its guards to \`refused\`.`)
  return make()
}

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
  ['shoppers.shoppers_pkey', same('id')],
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
