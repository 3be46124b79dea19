import { randomBytes } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, inject } from 'vitest'
import { ask } from '@/db/embedded/postmaster'

export type TestDatabase = { url: string; drop: () => Promise<void> }

const templateInUse = '55006'
const attempts = 50

const isTemplateInUse = (error: unknown): boolean => error instanceof Error && 'code' in error && error.code === templateInUse

const clone = async (adminUrl: string, name: string, template: string): Promise<void> => {
  for (let attempt = 1; ; attempt++) {
    try {
      await ask(adminUrl, (sql) => sql`create database ${sql(name)} template ${sql(template)}`)
      return
    } catch (error) {
      if (!isTemplateInUse(error) || attempt === attempts) throw error
      await sleep(20)
    }
  }
}

/**
 * A database of its own for a test file, migrated already: `const { url } = await testDatabase()` at the top of it.
 * It is dropped after the file's tests; connections are closed in an `afterAll` registered later, which vitest runs first.
 */
export const testDatabase = async (): Promise<TestDatabase> => {
  const adminUrl = inject('adminUrl')
  const name = `test_${randomBytes(8).toString('hex')}`
  await clone(adminUrl, name, inject('templateName'))
  const url = new URL(adminUrl)
  url.pathname = `/${name}`
  const drop = async () => void (await ask(adminUrl, (sql) => sql`drop database if exists ${sql(name)} with (force)`))
  afterAll(drop)
  return { url: url.href, drop }
}
