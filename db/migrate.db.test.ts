import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { getTableConfig, PgTable } from 'drizzle-orm/pg-core'
import { afterAll, expect, inject, test } from 'vitest'
import * as schema from '@/db/schema'
import { databaseUrl, unique } from '@/db/testing/world'
import { ask } from './embedded/postmaster'
import { migrate, migrationsFolder } from './migrate'

const adminUrl = inject('adminUrl')
const name = unique('migrated').replace('-', '_')
const empty = new URL(adminUrl)
empty.pathname = `/${name}`
await ask(adminUrl, (sql) => sql`create database ${sql(name)}`)
afterAll(() => ask(adminUrl, (sql) => sql`drop database ${sql(name)} with (force)`))

const stateOf = (url: string) =>
  ask(url, async (sql) => ({
    columns: await sql`
      select table_name, column_name, data_type, is_nullable, column_default, generation_expression
      from information_schema.columns where table_schema = 'public' order by table_name, ordinal_position`,
    guards: await sql`
      select conrelid::regclass::text as table, conname as name, pg_get_constraintdef(oid) as meaning
      from pg_constraint where connamespace = 'public'::regnamespace order by 1, 2`,
    indexes: await sql`select tablename, indexname, indexdef from pg_indexes where schemaname = 'public' order by 1, 2`,
    triggers: await sql`select tgrelid::regclass::text as table, tgname as name from pg_trigger where not tgisinternal order by 2`,
    done: await sql`select hash from drizzle.__drizzle_migrations order by id`,
  }))

test('when five start on an empty database at once each migration is done once, and doing them again does nothing', async () => {
  const journal: { entries: unknown[] } = JSON.parse(readFileSync(join(migrationsFolder(), 'meta/_journal.json'), 'utf8'))

  await Promise.all(Array.from({ length: 5 }, () => migrate(empty.href)))
  const first = await stateOf(empty.href)
  await migrate(empty.href)

  expect(first.done).toHaveLength(journal.entries.length)
  expect(first).toEqual(await stateOf(databaseUrl))
  expect(await stateOf(empty.href)).toEqual(first)
})

const snake = (text: string) => text.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)

test('the migrations make the tables that the schema describes, column by column', async () => {
  const tables = Object.values(schema).filter((part) => part instanceof PgTable)
  const described = tables.flatMap((table) => {
    const { name, columns } = getTableConfig(table)
    return columns.map((column) => `${name}.${snake(column.name)}${column.notNull ? ' not null' : ''}`)
  })

  const made = await ask(
    databaseUrl,
    (sql) => sql<{ column: string }[]>`
      select table_name || '.' || column_name || case is_nullable when 'NO' then ' not null' else '' end as column
      from information_schema.columns where table_schema = 'public'`,
  )

  expect(made.map(({ column }) => column).toSorted()).toEqual(described.toSorted())
})
