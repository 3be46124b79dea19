import { spawnSync } from 'node:child_process'
import { build } from 'esbuild'
import { expect, test } from 'vitest'
import { bundleOptions } from '@/bin/bundle.mjs'
import { databaseUrl } from '@/db/testing/world'

const root = process.cwd()
const canary = 'canary-4711'

type Line = { level: string; msg: string; err: { type: string; message: string; code?: string; stack?: string; cause?: Line['err'] } }

/** Runs in a process of its own, as the server does: what reaches its output is what the log holds. */
const logOf = async (failing: string): Promise<{ text: string; lines: Line[] }> => {
  const contents = `
    import { sql, eq } from 'drizzle-orm'
    import { closeDatabase, database } from '@/db'
    import { accounts, brands, stores } from '@/db/schema'
    import { log } from '@/lib/core/log'
    const db = database()
    const canary = ${JSON.stringify(canary)}
    await (async () => { ${failing} })().catch((error) => log.error({ err: error }, 'unforeseen'))
    await closeDatabase()
  `
  const { outputFiles } = await build({ ...bundleOptions(root), stdin: { contents, resolveDir: root, loader: 'ts' }, write: false })
  const { stdout, stderr } = spawnSync(process.execPath, ['--input-type=module', '-'], {
    cwd: root,
    input: outputFiles[0]?.text ?? '',
    encoding: 'utf8',
    env: { ...process.env, DATABASE_URL: databaseUrl, LOG_LEVEL: 'info' },
  })
  const lines = stdout.split('\n').filter(Boolean)
  return { text: stdout + stderr, lines: lines.map((line): Line => JSON.parse(line)) }
}

test.each([
  [
    'a constraint',
    `await db.insert(brands).values({ slug: canary, name: canary, currency: 'EUR', timeZone: 'UTC', locales: [canary], allowedOrigins: [] }).then(() => db.insert(brands).values({ slug: canary, name: canary, currency: 'EUR', timeZone: 'UTC', locales: [], allowedOrigins: [] }))`,
    '23505',
  ],
  ['a value that cannot be read', `await db.select().from(accounts).where(eq(accounts.id, canary))`, '22P02'],
  ['a number that cannot be read', `await db.execute(sql\`select \${canary}::int\`)`, '22P02'],
  ['a time that cannot be read', `await db.execute(sql\`select \${'2026-' + canary}::timestamptz\`)`, '22007'],
  [
    'a value of several lines that looks like a stack',
    `await db.execute(sql\`select \${'x\\n    at ' + canary}::text, \${'\\nparams: ' + canary + '\\n    at y (z:1:2)'}::text from nowhere\`)`,
    '42P01',
  ],
  ['a byte that no text holds', `await db.select().from(stores).where(eq(stores.name, canary + '\\u0000'))`, '22021'],
])('of a query that fails for %s, the log holds the query and the code, and no parameter', async (_, failing, code) => {
  const { text, lines } = await logOf(failing)

  expect(lines).toMatchObject([{ level: 'error', msg: 'unforeseen', err: { cause: { code } } }])
  expect(lines[0]?.err.message).toMatch(/^Failed query: (insert|select) /)
  expect(lines[0]?.err.stack).toMatch(/^at /)
  expect(text).not.toContain(canary)
})

test('the constraint that refused is named, a wrapped error too, and what is no error says nothing', async () => {
  const unreferenced = `await db.insert(stores).values({ brandId: '00000000-0000-7000-8000-000000000000', name: canary, timeZone: 'UTC' })`

  const wrapped = await logOf(`try { ${unreferenced} } catch (cause) { throw new TypeError('outside', { cause }) }`)
  const thrown = await logOf(`throw { secret: canary }`)

  expect(wrapped.lines).toMatchObject([
    {
      err: {
        type: 'TypeError',
        message: 'outside',
        cause: { cause: { code: '23503', message: expect.stringContaining('stores_brand_id_brands_id_fk') } },
      },
    },
  ])
  expect(thrown.lines).toMatchObject([{ err: { type: 'object', message: 'something that is no error was thrown' } }])
  expect(wrapped.text + thrown.text).not.toContain(canary)
})
