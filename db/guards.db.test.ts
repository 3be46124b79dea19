import { sql, type SQL } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { aBrand, database } from '@/db/testing/world'
import { newId } from '@/lib/core/id'

const codes = { check: '23514', unique: '23505', foreign: '23503', missing: '23502' } as const
type Kind = keyof typeof codes

type World = { brandId: string; otherBrandId: string; accountId: string; memberId: string; sessionId: string }

const newWorld = async (): Promise<World> => {
  const [one, other] = await Promise.all([aBrand(), aBrand()])
  const { brandId, accountId, memberId, sessionId } = one.owner.actor
  return { brandId, otherBrandId: other.brand.id, accountId, memberId, sessionId }
}

const store = (brandId: string, columns: Record<string, unknown> = {}) =>
  insert('stores', { id: newId(), brand_id: brandId, name: 'Store', time_zone: 'UTC', ...columns })

const account = (columns: Record<string, unknown>) =>
  insert('accounts', { id: newId(), name: 'X', password_hash: 'x', locale: 'en', time_zone: 'UTC', ...columns })

const member = (columns: Record<string, unknown>) => insert('members', { id: newId(), role: 'viewer', ...columns })

const key = (columns: Record<string, unknown>) =>
  insert('api_keys', {
    id: newId(),
    name: 'Key',
    public_id: newId(),
    secret_hash: Buffer.from('x'),
    scopes: sql`array['stores:read']`,
    ...columns,
  })

const shopper = (columns: Record<string, unknown>) => insert('shoppers', { id: newId(), ...columns })

const identifier = (columns: Record<string, unknown>) =>
  insert('account_identifiers', { kind: 'email', shown: 'x', value: newId(), ...columns })

const insert = (table: string, row: Record<string, unknown>): SQL =>
  sql`insert into ${sql.identifier(table)} (${sql.join(
    Object.keys(row).map((name) => sql.identifier(name)),
    sql`, `,
  )}) values (${sql.join(
    Object.values(row).map((value) => sql`${value}`),
    sql`, `,
  )})`

type Guard = [name: string, kind: Kind, statements: (world: World) => SQL[]]

/** The last statement breaks what the named guard holds; those before it are allowed. */
const guards: Guard[] = [
  [
    'account_identifiers_pkey',
    'unique',
    ({ accountId }) => ['username', 'phone'].map((kind) => identifier({ kind, value: 'same', account_id: accountId })),
  ],
  ['one_of_a_kind', 'unique', ({ accountId }) => [identifier({ account_id: accountId })]],
  ['account_identifiers_account_id_accounts_id_fk', 'foreign', () => [identifier({ account_id: newId() })]],
  ['position_whole', 'check', () => [account({ latitude: 1, longitude: 1 }), account({ latitude: 1 })]],
  ['position_range', 'check', () => [account({ latitude: 90, longitude: -180 }), account({ latitude: 90.001, longitude: 0 })]],
  ['position_range', 'check', () => [account({ latitude: 0, longitude: 180.001 })]],
  [
    'sessions_account_id_accounts_id_fk',
    'foreign',
    () => [insert('sessions', { id: newId(), account_id: newId(), kind: 'browser', expires_at: sql`now()` })],
  ],
  [
    'refresh_tokens_pkey',
    'unique',
    ({ sessionId }) => Array.from({ length: 2 }, () => insert('refresh_tokens', { hash: Buffer.from('same'), session_id: sessionId })),
  ],
  [
    'refresh_tokens_session_id_sessions_id_fk',
    'foreign',
    () => [insert('refresh_tokens', { hash: Buffer.from(newId()), session_id: newId() })],
  ],
  [
    'brands_slug_unique',
    'unique',
    ({ brandId }) => [
      sql`insert into brands (id, slug, name, currency, time_zone, locales, allowed_origins) select ${newId()}, slug, name, currency, time_zone, locales, allowed_origins from brands where id = ${brandId}`,
    ],
  ],
  ['member_once', 'unique', ({ brandId, accountId }) => [member({ brand_id: brandId, account_id: accountId })]],
  [
    'invited_once',
    'unique',
    ({ brandId }) =>
      ['a', 'b'].map((hash) => member({ brand_id: brandId, invited_identifier: 'laia', invitation_hash: Buffer.from(hash + newId()) })),
  ],
  [
    'members_invitationHash_unique',
    'unique',
    ({ brandId }) =>
      ['a', 'b'].map((name) => member({ brand_id: brandId, invited_identifier: name, invitation_hash: Buffer.from('same') })),
  ],
  ['somebody', 'check', ({ brandId }) => [member({ brand_id: brandId })]],
  [
    'somebody',
    'check',
    ({ brandId, memberId }) => [
      sql`update members set invitation_hash = ${Buffer.from(newId())} where id = ${memberId} and brand_id = ${brandId}`,
    ],
  ],
  ['members_brand_id_brands_id_fk', 'foreign', ({ accountId }) => [member({ brand_id: newId(), account_id: accountId })]],
  ['members_account_id_accounts_id_fk', 'foreign', ({ brandId }) => [member({ brand_id: brandId, account_id: newId() })]],
  [
    'api_keys_publicId_unique',
    'unique',
    ({ brandId, otherBrandId }) => [key({ brand_id: brandId, public_id: 'same' }), key({ brand_id: otherBrandId, public_id: 'same' })],
  ],
  ['api_keys_brand_id_brands_id_fk', 'foreign', () => [key({ brand_id: newId() })]],
  [
    'shopper_of_ref',
    'unique',
    ({ brandId, otherBrandId }) => [
      shopper({ brand_id: brandId, ref: '7' }),
      shopper({ brand_id: otherBrandId, ref: '7' }),
      shopper({ brand_id: brandId, ref: '7' }),
    ],
  ],
  [
    'shopper_of_account',
    'unique',
    ({ brandId, accountId }) => [
      shopper({ brand_id: brandId, account_id: accountId }),
      shopper({ brand_id: brandId, account_id: accountId }),
    ],
  ],
  ['ref_said', 'check', ({ brandId }) => [shopper({ brand_id: brandId, ref: '' })]],
  ['shoppers_brand_id_brands_id_fk', 'foreign', () => [shopper({ brand_id: newId() })]],
  ['shoppers_account_id_accounts_id_fk', 'foreign', ({ brandId }) => [shopper({ brand_id: brandId, account_id: newId() })]],
  ['one_online_store', 'unique', ({ brandId }) => [store(brandId), store(brandId), store(brandId, { online: true })]],
  [
    'online_has_no_place',
    'check',
    ({ brandId }) => [sql`update stores set latitude = 1, longitude = 1 where brand_id = ${brandId} and online`],
  ],
  ['position_whole', 'check', ({ brandId }) => [store(brandId, { latitude: 1, longitude: 1 }), store(brandId, { longitude: 1 })]],
  ['position_range', 'check', ({ brandId }) => [store(brandId, { latitude: -90.5, longitude: 1 })]],
  ['stores_brand_id_brands_id_fk', 'foreign', () => [store(newId())]],
  [
    'idempotency_keys_scope_key_pk',
    'unique',
    () =>
      Array.from({ length: 2 }, () =>
        insert('idempotency_keys', { scope: 'public', key: 'same', fingerprint: Buffer.from('x'), holder: newId() }),
      ),
  ],
  [
    'rate_limits_pkey',
    'unique',
    () => Array.from({ length: 2 }, () => insert('rate_limits', { key: 'same', empty_at: sql`now()`, granted: 1 })),
  ],
]

test.each(guards)('%s is held by the database (%s)', async (name, kind, statementsOf) => {
  const statements = statementsOf(await newWorld())
  const last = statements.pop() ?? sql``
  for (const statement of statements) await database().execute(statement)

  await expect(database().execute(last)).rejects.toMatchObject({ cause: { code: codes[kind], constraint_name: name } })
})

/** Made for composite foreign keys of tables to come; their first column is a primary key, so that nothing can break them alone. */
const forReferences = ['key_in_brand', 'member_in_brand', 'shopper_in_brand', 'store_in_brand']

test('no guard of the schema is missing above', async () => {
  const rows = await database().execute<{ name: string }>(sql`
    select conname as name from pg_constraint where connamespace = 'public'::regnamespace and contype in ('c', 'u', 'p', 'f')
    union select indexrelid::regclass::text from pg_index where indisunique and indpred is not null and indrelid::regclass::text not like 'pg_%'`)
  const tested = guards.map(([name]) => name)

  const missing = rows.map(({ name }) => name.replaceAll('"', '')).filter((name) => !tested.includes(name) && !forReferences.includes(name))

  const byId = [
    'accounts_pkey',
    'api_keys_pkey',
    'brands_pkey',
    'facts_pkey',
    'members_pkey',
    'sessions_pkey',
    'shoppers_pkey',
    'stores_pkey',
  ]
  expect(missing.toSorted()).toEqual(byId)
})

test('the place of a store is its position on the unit sphere, and goes with it', async () => {
  const { brandId } = await newWorld()
  const id = newId()
  await database().execute(insert('stores', { id, brand_id: brandId, name: 'Store', time_zone: 'UTC', latitude: 90, longitude: 45 }))
  const place = async () => {
    const [row] = await database().execute<{ z: number | null }>(sql`select cube_ll_coord(place, 3) as z from stores where id = ${id}`)
    return row?.z
  }

  const before = await place()
  await database().execute(sql`update stores set latitude = null, longitude = null where id = ${id}`)

  expect([before, await place()]).toEqual([1, null])
})
