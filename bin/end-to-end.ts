import { copyFileSync, existsSync, mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { openApplication } from './application'
import { findBrowser } from './browser'
import type { Lifetime } from './lifetime'
import { ensureProductionBuild, type ProductionBuild } from './production-build'
import { runProgram } from './program'
import { during, say } from './say'
import { add, nothing, ofPlaywright, oneFailed, type Tally } from './tally'

/** All the people of the tests come from one address, and what they hear of listens beside them. */
const crowd = { RATE_SIGN_UP_PER_ADDRESS: '100000', RATE_SIGN_IN_PER_ADDRESS: '100000', WEBHOOK_ALLOW_CIDRS: '127.0.0.0/8' }

const explain = (error: unknown): void => {
  say(`\n${error instanceof Error ? error.message : String(error)}`)
  if (error instanceof Error && 'remedy' in error) say(String(error.remedy))
}

const runPlaywright = async (
  life: Lifetime,
  options: { root: string; logs: string; build: ProductionBuild; browser: string; filters: string[] },
): Promise<Tally> => {
  const { root, logs, build, browser, filters } = options
  const application = await during('Server under test', () =>
    openApplication(life, { root, build, isDurable: true, hasDemo: true, env: crowd }),
  )
  const report = join(logs, 'playwright.json')
  rmSync(report, { force: true })
  say('\n  Playwright\n')
  const { code } = await runProgram(
    process.execPath,
    [join(root, 'node_modules', '@playwright', 'test', 'cli.js'), 'test', '-c', 'e2e/playwright.config.ts', ...filters],
    {
      cwd: root,
      env: { E2E_BASE_URL: application.address, E2E_DATABASE_URL: application.databaseUrl, E2E_REPORT: report, CHROMIUM_PATH: browser },
      show: true,
      stopped: life.stopped,
    },
  )
  const tally = ofPlaywright(report, code)
  if (tally.failed > 0 && existsSync(application.serverLog)) {
    copyFileSync(application.serverLog, join(logs, 'server.log'))
    say(`  The server's log is ${join(logs, 'server.log')}`)
  }
  return tally
}

/** Production build, browser, tests: each counts, and what cannot be done without its forerunner counts as failed. */
export const runEndToEnd = async (life: Lifetime, root: string, filters: string[]): Promise<Tally> => {
  const logs = join(root, 'test-results', 'logs')
  mkdirSync(logs, { recursive: true })
  let built = oneFailed('the production build')
  try {
    const build = await during('Production build', () =>
      ensureProductionBuild(root, { log: join(logs, 'build.log'), stopped: life.stopped }),
    )
    built = { ...nothing, passed: 1 }
    life.stopped.throwIfAborted()
    const browser = await during('Browser', (note) => findBrowser(root, join(logs, 'browser.log'), note))
    life.stopped.throwIfAborted()
    return add(built, await runPlaywright(life, { root, logs, build, browser, filters }))
  } catch (error) {
    explain(error)
    return add(built, oneFailed('the tests in the browser, which could not start'))
  }
}
