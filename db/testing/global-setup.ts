import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { removeEmbeddedPostgres, startEmbeddedPostgres } from '@/db/embedded'
import { ask } from '@/db/embedded/postmaster'
import { migrate } from '@/db/migrate'

const templateName = 'tira_template'

const makeTemplate = async (adminUrl: string): Promise<string> => {
  const url = new URL(adminUrl)
  url.pathname = `/${templateName}`
  await ask(adminUrl, (sql) => sql`create database ${sql(templateName)}`)
  await migrate(url.href)
  await ask(adminUrl, (sql) => sql`alter database ${sql(templateName)} with is_template true allow_connections false`)
  return templateName
}

/** One server for all test files; what it writes need not survive anything. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const home = mkdtempSync(join(tmpdir(), 'tira-test-'))
  const postgres = await startEmbeddedPostgres({ home, password: randomBytes(18).toString('base64url'), isDurable: false })
  project.provide('adminUrl', postgres.url)
  project.provide('templateName', await makeTemplate(postgres.url))
  return async () => {
    await postgres.stop('immediate')
    await removeEmbeddedPostgres(home)
    rmSync(home, { recursive: true, force: true })
  }
}

declare module 'vitest' {
  interface ProvidedContext {
    adminUrl: string
    templateName: string
  }
}
