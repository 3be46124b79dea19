import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { freePort } from '@/db/embedded/port'
import { removeEmbeddedPostgres } from '@/db/embedded'
import { migrate } from '@/db/migrate'
import { openDatabase } from './database'
import { makeHome, readSecrets } from './home'
import type { Lifetime } from './lifetime'
import type { ProductionBuild } from './production-build'
import type { Variables } from './program'
import { openJobs } from './jobs'
import { openServer } from './server'

export type Application = {
  address: string
  databaseUrl: string
  secret: string
  home: string
  serverLog: string
  serverPid: () => number
  jobsPid: () => number
}

const temporaryHome = (life: Lifetime): string => {
  const home = mkdtempSync(join(tmpdir(), 'tira-'))
  makeHome(home)
  life.atEnd(async () => {
    await removeEmbeddedPostgres(home)
    rmSync(home, { recursive: true, force: true })
  })
  return home
}

/** A production server with a home, a database and ports of its own, gone when its life ends: for tests and measurements. */
export const openApplication = async (
  life: Lifetime,
  options: { root: string; build: ProductionBuild; isDurable: boolean; hasDemo: boolean; env?: Variables },
): Promise<Application> => {
  const home = temporaryHome(life)
  const { databasePassword: password, secret } = readSecrets(home)
  const database = await openDatabase(life, { home, password, given: undefined, isDurable: options.isDurable })
  const port = await freePort()
  const address = `http://localhost:${port}`
  const environment = {
    NODE_ENV: 'production',
    NEXT_TELEMETRY_DISABLED: '1',
    DATABASE_URL: database.url,
    TIRA_SECRET: secret,
    TIRA_DIST: options.build.distDir,
    TIRA_DEMO: options.hasDemo ? '1' : undefined,
    TIRA_DEV: undefined,
    TRUSTED_PROXY_HOPS: undefined,
    PORT: String(port),
    HOST: '127.0.0.1',
    PUBLIC_URL: address,
    ...options.env,
  }
  await migrate(database.url)
  if (options.hasDemo) {
    Object.assign(process.env, { DATABASE_URL: database.url, TIRA_SECRET: secret, PUBLIC_URL: address })
    const { seed } = await import('@/db/seed')
    await seed(database.url)
  }
  const serverLog = join(home, 'logs', 'server.log')
  const jobs = await openJobs(life, {
    root: options.root,
    entry: options.build.jobs,
    env: environment,
    log: join(home, 'logs', 'jobs.log'),
  })
  const server = await openServer(life, {
    root: options.root,
    entry: options.build.server,
    env: environment,
    log: serverLog,
    address: `http://127.0.0.1:${port}`,
  })
  return { address, databaseUrl: database.url, secret, home, serverLog, serverPid: server.pid, jobsPid: jobs.pid }
}
