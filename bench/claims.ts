import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Application } from '@/bin/application'
import type { Lifetime } from '@/bin/lifetime'
import { during } from '@/bin/say'
import { openServer } from '@/bin/server'
import { freePort } from '@/db/embedded/port'
import { connect } from '@/db'
import { makeBrand } from './brand'
import { type Load, measure, type Measured, openNothing, runLoad } from './measure'
import { claimOneByOne, makePool, makeStrip, type Sql, type Strip } from './strip'

const connections = 256
const strip = { small: 10_000, large: Number(process.env.BENCH_STRIP ?? 5_000_000) }
const rounds = 5

export type Bench = { life: Lifetime; root: string; application: Application; server: string; env: Record<string, string>; seconds: number }

type OneByOne = { perSecond: number; tool: string }

const oneByOne = (root: string, about: { url: string; statements: string[]; seconds: number }): Promise<OneByOne> =>
  new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [join(root, 'bench/one-by-one.mjs'), JSON.stringify({ ...about, connections: 16 })], {
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    let output = ''
    child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()))
    child.once('error', reject)
    child.once('close', (code) => (code === 0 ? resolve(JSON.parse(output)) : reject(new Error(`one by one ended with ${code}`))))
  })

/** Facts of what was measured before are handed on while the next is measured; they are not its cost. */
const untilHandedOn = async (sql: Sql) => {
  for (;;) {
    const [row] = await sql<{ waits: boolean }[]>`select exists (select from outbox) as waits`
    if (!row?.waits) return
    await sleep(200)
  }
}

/** The same application on the same database, all of whose answers go through Next. */
const openWithoutLane = async ({ life, root, application, server, env }: Bench): Promise<{ port: number; pid: number }> => {
  const port = await freePort()
  const address = `http://localhost:${port}`
  const { databaseUrl, secret, home } = application
  const program = await openServer(life, {
    root,
    entry: server,
    env: {
      ...env,
      DATABASE_URL: databaseUrl,
      TIRA_SECRET: secret,
      PORT: String(port),
      HOST: '127.0.0.1',
      PUBLIC_URL: address,
      TIRA_LANE: '0',
    },
    log: join(home, 'logs', 'without-lane.log'),
    address: `http://127.0.0.1:${port}`,
  })
  return { port, pid: program.pid() }
}

const claimsOf = (port: number, key: string, { campaignId }: Strip) => ({
  port,
  path: `/api/v1/campaigns/${campaignId}/claims`,
  headers: { authorization: `Bearer ${key}` },
  connections,
  method: 'POST' as const,
  body: '{"shopper":{"ref":"{new}"}}',
  status: '201' as const,
})

/** Whether it matters how many codes there are: the same number of claims, by turns, from short strips and from the long one. */
const compareStrips = async (bench: Bench, sql: Sql, load: (strip: Strip) => Load, long: Strip, short: () => Promise<Strip>) => {
  const rates: { short: number[]; long: number[] } = { short: [], long: [] }
  for (let round = 0; round < rounds; round += 1) {
    const strips = { short: await short(), long }
    const inTurn = round % 2 === 0 ? (['short', 'long'] as const) : (['long', 'short'] as const)
    for (const which of inTurn) {
      await untilHandedOn(sql)
      const { perSecond } = await runLoad(bench.root, { ...load(strips[which]), seconds: 60, requests: strip.small - connections })
      rates[which].push(perSecond)
    }
  }
  const middle = (values: number[]) => values.toSorted((one, other) => one - other)[Math.floor(values.length / 2)] ?? NaN
  return { short: middle(rates.short), long: middle(rates.long) }
}

type Figures = Record<'lane' | 'next' | 'route' | 'nothing' | 'alone' | 'half', Measured> & Record<'skipLocked' | 'written', OneByOne>

const measureEach = async (
  bench: Bench,
  sql: Sql,
  load: (strip: Strip, port?: number) => Load,
  long: Strip,
  other: Strip,
): Promise<Figures> => {
  const { root, application, seconds } = bench
  const [pid, url] = [application.serverPid(), application.databaseUrl]
  const each = async <Result>(title: string, work: () => Promise<Result>): Promise<Result> => {
    await untilHandedOn(sql)
    return during(title, work)
  }
  const floor = await openNothing(root)
  const nothing = await each('Answer-nothing server', () =>
    measure(root, floor.pid, { ...load(long, floor.port), status: undefined, seconds }),
  )
  floor.close()
  const behind = await openWithoutLane(bench)
  const bare: Load = { port: behind.port, path: '/api/health/live', connections, seconds }
  const route = await each('Do-nothing route', () => measure(root, behind.pid, bare))
  const next = await each('Claims through Next', () => measure(root, behind.pid, load(long, behind.port)))
  const lane = await each('Claims', () => measure(root, pid, load(long)))
  const alone = await each('Claims, one at a time', () => measure(root, pid, { ...load(long), connections: 1 }))
  const rate = lane.perSecond / 2
  const half = await each('Claims, half the rate', () => measure(root, pid, { ...load(long), rate }))
  const pool = await makePool(sql, 500_000)
  const skipLocked = await each('Skip-locked, one row', () => oneByOne(root, { url, statements: [pool], seconds }))
  const written = await each('The same writes', () => oneByOne(root, { url, statements: [claimOneByOne(other)], seconds }))
  return { lane, next, route, nothing, alone, half, skipLocked, written }
}

/** Every claim that was answered is a row, each code had once, and the strip is torn as far as it gave. */
const isSound = async (sql: Sql, { campaignId }: Strip): Promise<boolean> => {
  const [row] = await sql<{ sound: boolean }[]>`
    select count(*) = count(distinct position) and count(*) = count(distinct shopper_id) and count(*) = max(tears.claimed)
      and count(*) = max(tears.torn) and count(*) = (select sum(claimed) from campaign_counts where campaign_id = ${campaignId}) as sound
    from claims join tears using (campaign_id) where campaign_id = ${campaignId}`
  return row?.sound ?? false
}

const rate = (perSecond: number) => `${Math.round(perSecond)}/s`
const ratio = (value: number, goal: number) => [`${value.toFixed(2)} ×`, `≥ ${goal} ×`, value >= goal ? '' : 'below']
const within = (milliseconds: number, goal: number) => [`${milliseconds.toFixed(1)} ms`, `< ${goal} ms`, milliseconds < goal ? '' : 'above']

const rowsOf = ({ lane, next, route, nothing, alone, half, skipLocked, written }: Figures): string[][] => [
  ['', 'rate', 'claims', 'to reach', ''],
  ['claims over HTTP', rate(lane.perSecond), lane.cpuMilliseconds === null ? '' : `${lane.cpuMilliseconds.toFixed(3)} ms CPU each`, '', ''],
  [`${skipLocked.tool}: one row, skip locked`, rate(skipLocked.perSecond), ...ratio(lane.perSecond / skipLocked.perSecond, 1.5)],
  [`${written.tool}: the same writes one by one`, rate(written.perSecond), ...ratio(lane.perSecond / written.perSecond, 4)],
  ['a route with nothing to do', rate(route.perSecond), ...ratio(lane.perSecond / route.perSecond, 6)],
  ['Node, nothing to do', rate(nothing.perSecond), ...ratio(lane.perSecond / nothing.perSecond, 0.3)],
  ['claims through Next, of that route', rate(next.perSecond), ...ratio(next.perSecond / route.perSecond, 0.8)],
  ['one at a time, p95', rate(alone.perSecond), ...within(alone.p95, 10)],
  ['at half the rate, p99', rate(half.perSecond), ...within(half.p99, 50)],
]

/** Claims of one hot campaign over HTTP, beside what the same machine does otherwise. */
export const measureClaims = async (bench: Bench): Promise<string[][]> => {
  const { life, application, seconds } = bench
  const { client: sql } = connect(application.databaseUrl, 2)
  life.atEnd(() => sql.end({ timeout: 5 }))
  const { key, ask } = await during('A brand', () => makeBrand(application.address))
  const long = await during(`A strip of ${strip.large}`, () => makeStrip(sql, ask, strip.large))
  const other = await during('Another strip', () => makeStrip(sql, ask, 200_000))
  const port = Number(new URL(application.address).port)
  const load = (of: Strip, at = port): Load => ({ ...claimsOf(at, key, of), seconds })
  const figures = await measureEach(bench, sql, load, long, other)
  const sizes = await during('Short and long strips', () => compareStrips(bench, sql, load, long, () => makeStrip(sql, ask, strip.small)))
  const failures = figures.lane.failures + figures.next.failures + figures.alone.failures + figures.half.failures
  const sound = (await isSound(sql, long)) && failures === 0
  return [
    ...rowsOf(figures),
    [
      `from ${strip.large} codes, of ${strip.small}`,
      `${rate(sizes.long)} of ${rate(sizes.short)}`,
      ...ratio(sizes.long / sizes.short, 0.9),
    ],
    ['each code had once, every answer kept', '', sound ? 'yes' : `no, ${failures} refused`, '', sound ? '' : 'FAILED'],
  ]
}
