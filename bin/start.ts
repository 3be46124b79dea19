import { join } from 'node:path'
import { migrate } from '@/db/migrate'
import { Refusal } from './command'
import { openDatabase } from './database'
import { ensureDemo } from './demo'
import { homeOf, makeHome, readSecrets } from './home'
import { whenAborted, withLifetime, type Lifetime } from './lifetime'
import { takeLock } from './lock.mjs'
import { openJobs } from './jobs'
import { bundlePrograms, ensureProductionBuild, useBuild, type Programs } from './production-build'
import type { Variables } from './program'
import { assertResetWanted, reset } from './reset'
import { during, say, table } from './say'
import { openServer } from './server'
import { assertPortFree, isLoopback, ownAddress, readSettings, type Settings } from './settings'

type Options = { isDemoWanted: boolean; isReset: boolean; isSure: boolean; isDevelopment: boolean }
type Setting = Settings & Options & { root: string; home: string }

const holdHome = (life: Lifetime, { home, publicUrl }: Setting): void => {
  const { holder, release } = takeLock(join(home, 'up.json'), { address: publicUrl })
  if (holder)
    throw new Refusal(
      `Tira already runs here, at ${holder.address ?? 'another address'} (process ${holder.pid}).`,
      'Stop that one with Ctrl-C first, or start a second one with another TIRA_HOME and PORT.',
    )
  life.atEnd(release)
}

const prepareBuild = (life: Lifetime, { root, home, isDevelopment }: Setting): Promise<Programs & { distDir: string }> =>
  during('Build', async (note) => {
    if (isDevelopment) {
      note('pages are built when they are asked for')
      return { ...(await bundlePrograms(root, join(root, 'dist', 'development'))), distDir: '.next' }
    }
    const build = await ensureProductionBuild(root, {
      log: join(home, 'logs', 'build.log'),
      stopped: life.stopped,
      onWait: () => say('  … Another start is building; waiting for it'),
    })
    useBuild(root, build.hash)
    note(build.wasMade ? '' : 'nothing has changed')
    return build
  })

const prepareData = async (life: Lifetime, setting: Setting) => {
  const { home, databaseUrl: givenUrl, isDemoWanted: isWanted } = setting
  const { databasePassword: password, secret } = readSecrets(home)
  process.env.TIRA_SECRET ||= secret
  const database = await during('Database', async (note) => {
    const opened = await openDatabase(life, { home, password, given: givenUrl })
    note(opened.note)
    return opened
  })
  life.stopped.throwIfAborted()
  process.env.DATABASE_URL = database.url
  process.env.PUBLIC_URL = setting.publicUrl
  await during('Migrations', () => migrate(database.url))
  const { seed, demoSignIns } = await import('@/db/seed')
  const tell = (databaseUrl: string) => during('Demo story', () => seed(databaseUrl))
  const { isTold } = await ensureDemo({ home, givenUrl, databaseUrl: database.url, isWanted }, tell)
  return { database, demoSignIns: isTold ? demoSignIns : [] }
}

const serverEnvironment = (setting: Setting, databaseUrl: string, distDir: string, hasDemo: boolean): Variables => ({
  NODE_ENV: setting.isDevelopment ? 'development' : 'production',
  NEXT_TELEMETRY_DISABLED: '1',
  DATABASE_URL: databaseUrl,
  PORT: String(setting.port),
  HOST: setting.host,
  PUBLIC_URL: setting.publicUrl,
  TIRA_DIST: distDir,
  TIRA_DEV: setting.isDevelopment ? '1' : undefined,
  TIRA_DEMO: hasDemo ? '1' : undefined,
})

const greet = (setting: Setting, demoSignIns: readonly { who: string; role: string; identifier: string; password: string }[]): void => {
  say(`\n  Tira runs at ${setting.publicUrl}\n`)
  if (demoSignIns.length > 0) {
    say('  Sign in as\n')
    say(`${table(demoSignIns.map(({ who, role, identifier, password }) => [who, role, identifier, password]))}\n`)
    if (!isLoopback(setting.host))
      say(`  Anybody who reaches ${setting.host} can sign in with these: start with --reset --no-demo for real use.\n`)
  }
  say('  Ctrl-C stops it.\n')
}

const bringUp = async (life: Lifetime, setting: Setting): Promise<void> => {
  const { home, root } = setting
  await assertPortFree(setting)
  if (setting.isReset) {
    await assertResetWanted(home, { isSure: setting.isSure, givenUrl: setting.databaseUrl })
    await during('Starting anew', () => reset(home))
  }
  const { database, demoSignIns } = await prepareData(life, setting)
  life.stopped.throwIfAborted()
  const { server: entry, jobs: jobsEntry, distDir } = await prepareBuild(life, setting)
  life.stopped.throwIfAborted()
  const env = serverEnvironment(setting, database.url, distDir, demoSignIns.length > 0)
  const [server, jobs] = await during('Server', async () => {
    const jobs = await openJobs(life, { root, entry: jobsEntry, env, log: join(home, 'logs', 'jobs.log') })
    const patienceSeconds = setting.isDevelopment ? 180 : 60
    const start = { root, entry, env, log: join(home, 'logs', 'server.log'), address: ownAddress(setting), patienceSeconds }
    return [await Promise.race([openServer(life, start), jobs.kept.then(() => Promise.reject(new Error('told to stop')))]), jobs]
  })
  // From now on the pages are worth keeping, whatever becomes of the work.
  jobs.endure()
  greet(setting, demoSignIns)
  await Promise.race([whenAborted(life.stopped), server.kept, jobs.kept, database.kept])
}

export const start = async (root: string, options: Options): Promise<number> => {
  say('\n  Tira\n')
  await withLifetime(async (life) => {
    life.stopped.addEventListener('abort', () => life.wasTold() && say('\n  Stopping; once more Ctrl-C to hurry'))
    const setting = { ...readSettings(root), ...options, root, home: homeOf(root) }
    makeHome(setting.home)
    holdHome(life, setting)
    await bringUp(life, setting)
  })
  return 0
}
