import { cpus, totalmem } from 'node:os'
import { join } from 'node:path'
import { type Application, openApplication } from '@/bin/application'
import { type Lifetime, withLifetime } from '@/bin/lifetime'
import { ensureProductionBuild } from '@/bin/production-build'
import { during, say, table } from '@/bin/say'
import { makeBrand } from './brand'
import { type Bench, measureClaims } from './claims'
import { measureGeneration } from './generation'
import { measureJobs } from './jobs'
import { measure, openNothing, rowOf } from './measure'
import { measureRedemptions } from './redemptions'

const seconds = Number(process.env.BENCH_SECONDS ?? 8)

const machine = () => {
  const [first] = cpus()
  return `${cpus().length} × ${first?.model.trim() ?? 'unknown processor'}, ${Math.round(totalmem() / 2 ** 30)} GiB, Node ${process.versions.node}`
}

const measureAll = async (root: string, application: Application): Promise<string[][]> => {
  const port = Number(new URL(application.address).port)
  const pid = application.serverPid()
  const { key } = await during('A brand of 50 stores', () => makeBrand(application.address))
  const nothing = await openNothing(root)
  const floor = await during('Answer-nothing server', () =>
    measure(root, nothing.pid, { port: nothing.port, path: '/', connections: 32, seconds }),
  )
  nothing.close()
  const bare = await during('Do-nothing route', () => measure(root, pid, { port, path: '/api/health/live', connections: 32, seconds }))
  const headers = { authorization: `Bearer ${key}` }
  const one = await during('GET /stores?limit=1', () =>
    measure(root, pid, { port, path: '/api/v1/stores?limit=1', headers, connections: 32, seconds }),
  )
  const fifty = await during('GET /stores', () => measure(root, pid, { port, path: '/api/v1/stores', headers, connections: 32, seconds }))
  const alone = await during('GET /stores, one alone', () =>
    measure(root, pid, { port, path: '/api/v1/stores', headers, connections: 1, seconds }),
  )
  return [
    ['', 'rate', 'of the floor', 'CPU each', 'p50 / p99', ''],
    rowOf('Node, nothing to do', floor, floor),
    rowOf('a route with nothing to do', bare, floor),
    rowOf('GET /stores?limit=1', one, floor),
    rowOf('GET /stores (50 stores)', fifty, floor),
    rowOf('GET /stores, one at a time', alone, floor),
  ]
}

const stillWorks = (rows: string[][]) => !rows.some((cells) => cells.at(-1)?.includes('FAILED'))

const sayTable = (rows: string[][]): boolean => {
  say(`\n${table(rows)}\n`)
  return stillWorks(rows)
}

/** What can be measured by itself: `npm run bench -- claims` measures nothing else. */
const parts: Record<string, (bench: Bench) => Promise<string[][]>> = {
  reads: ({ root, application }) => measureAll(root, application),
  jobs: ({ life, application }) => measureJobs(life, application.databaseUrl),
  claims: measureClaims,
  redemptions: measureRedemptions,
  generation: measureGeneration,
}

export const partNames = Object.keys(parts)

/** In one run, on the machine at hand, with a durable Postgres of its own. */
export const runBench = (root: string, chosen: string[]): Promise<number | null> =>
  withLifetime(async (life: Lifetime) => {
    say(`\n  ${machine()}\n`)
    const build = await during('Production build', () =>
      ensureProductionBuild(root, { log: join(root, 'test-results', 'bench-build.log'), stopped: life.stopped }),
    )
    const env = { RATE_KEY_PER_SECOND: '1000000', RATE_KEY_BURST: '1000000', RATE_PERSON_PER_SECOND: '1000000', LOG_LEVEL: 'info' }
    const application = await during('Server', () => openApplication(life, { root, build, isDurable: true, hasDemo: false, env }))
    Object.assign(process.env, { DATABASE_URL: application.databaseUrl, TIRA_SECRET: application.secret })
    const production = { ...env, NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1', TIRA_DIST: build.distDir }
    const bench = { life, root, application, server: build.server, env: production, seconds }
    let isSound = true
    for (const [name, measurePart] of Object.entries(parts)) {
      if (chosen.length === 0 || chosen.includes(name)) isSound = sayTable(await measurePart(bench)) && isSound
    }
    return isSound ? 0 : 1
  })
