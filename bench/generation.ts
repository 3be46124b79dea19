import { spawn } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { createReadStream, createWriteStream, existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { setTimeout as sleep } from 'node:timers/promises'
import { during } from '@/bin/say'
import { connect } from '@/db'
import { newCodes } from '@/lib/campaigns/codes/rules'
import { newId } from '@/lib/core/id'
import { makeBrand } from './brand'
import type { Bench } from './claims'
import { makeStrip, type Sql, type Strip } from './strip'

const count = Number(process.env.BENCH_CODES ?? 1_000_000)
const slowestSeconds = 30
const linesAtOnce = 10_000
const style = { length: 10, prefix: null, pattern: null }

/** Rows as the job makes them, ready to be read: making them up is not the cost of COPY. */
const writeRows = (path: string, { campaignId, brandId }: Strip, batchId: string) => {
  const lines = function* () {
    for (let made = 0; made < count; made += linesAtOnce)
      yield newCodes(style, Math.min(linesAtOnce, count - made))
        .map(({ code, matchKey }, at) => `${[newId(), brandId, campaignId, batchId, made + at + 1, code, matchKey].join('\t')}\n`)
        .join('')
  }
  return pipeline(Readable.from(lines()), createWriteStream(path))
}

const columns = '(id, brand_id, campaign_id, batch_id, position, code, match_key)'

const withPsql = (url: string, path: string): Promise<boolean> =>
  new Promise((resolve, reject) => {
    const child = spawn('psql', ['-q', '-v', 'ON_ERROR_STOP=1', url, '-c', `\\copy codes ${columns} from '${path}'`], { stdio: 'inherit' })
    child.once('error', (error: NodeJS.ErrnoException) => (error.code === 'ENOENT' ? resolve(false) : reject(error)))
    child.once('close', (code) => (code === 0 ? resolve(true) : reject(new Error(`psql ended with ${code}`))))
  })

const withDriver = (sql: Sql, path: string): Promise<void> =>
  sql.begin(async (tx) => {
    await tx`set local statement_timeout = 0`
    await pipeline(createReadStream(path), await tx`copy codes ${tx.unsafe(columns)} from stdin`.writable())
  }) as Promise<void>

type Copied = { seconds: number; tool: string }

const copy = async ({ application }: Bench, sql: Sql, strip: Strip): Promise<Copied> => {
  const path = join(application.home, `${randomUUID()}.tsv`)
  const [batch] = await sql<{ id: string }[]>`select id from batches where campaign_id = ${strip.campaignId}`
  await writeRows(path, strip, batch?.id ?? '')
  const startedAt = performance.now()
  const hasPsql = await withPsql(application.databaseUrl, path)
  if (!hasPsql) await withDriver(sql, path)
  return { seconds: (performance.now() - startedAt) / 1_000, tool: hasPsql ? 'psql' : 'postgres.js' }
}

type Ask = <Answer>(path: string, body: unknown) => Promise<Answer>

/** From the request to the end of the job, and how many different codes there are then. */
const generate = async (sql: Sql, ask: Ask, { campaignId }: Strip): Promise<{ seconds: number; isExact: boolean }> => {
  const startedAt = performance.now()
  const { id } = await ask<{ id: string }>(`/campaigns/${campaignId}/batches`, { count })
  for (;;) {
    const [job] = await sql<{ state: string }[]>`select state from jobs where id = ${id} and finished_at is not null`
    if (job) break
    await sleep(50)
  }
  const seconds = (performance.now() - startedAt) / 1_000
  const [made] = await sql<{ isExact: boolean }[]>`
    select count(*) = ${count} and count(distinct match_key) = ${count} as "isExact" from codes where campaign_id = ${campaignId}`
  return { seconds, isExact: made?.isExact ?? false }
}

const peakMegabytes = (pid: number): string => {
  const path = `/proc/${pid}/status`
  const [, kilobytes] = (existsSync(path) && /VmHWM:\s+(\d+) kB/.exec(readFileSync(path, 'utf8'))) || []
  return kilobytes === undefined ? '' : `${Math.round(Number(kilobytes) / 1_024)} MB at most`
}

const rate = (seconds: number) => `${Math.round(count / seconds)}/s`

/** Codes of one batch through the door and the jobs, beside the same rows copied into the same table with the same indexes. */
export const measureGeneration = async (bench: Bench): Promise<string[][]> => {
  const { life, application } = bench
  const { client: sql } = connect(application.databaseUrl, 2)
  life.atEnd(() => sql.end({ timeout: 5 }))
  const { ask } = await during('A brand', () => makeBrand(application.address))
  const strips = [await makeStrip(sql, ask, 0), await makeStrip(sql, ask, 0), await makeStrip(sql, ask, 0)] as const
  const first = await during(`COPY of ${count}`, () => copy(bench, sql, strips[0]))
  const made = await during(`A batch of ${count}`, () => generate(sql, ask, strips[1]))
  const second = await during('COPY again', () => copy(bench, sql, strips[2]))
  const copied = (first.seconds + second.seconds) / 2
  const ratio = copied / made.seconds
  return [
    ['', 'rate', '', 'to reach', ''],
    [`${first.tool}: COPY of the same rows`, rate(copied), `${copied.toFixed(1)} s`, '', ''],
    ['codes of one batch', rate(made.seconds), `${ratio.toFixed(2)} ×`, '≥ 0.5 ×', ratio >= 0.5 ? '' : 'below'],
    [
      `${count} codes`,
      peakMegabytes(application.jobsPid()),
      `${made.seconds.toFixed(1)} s`,
      count === 1_000_000 ? `< ${slowestSeconds} s` : '',
      made.seconds < slowestSeconds ? '' : 'above',
    ],
    ['as many as asked for, all different', '', made.isExact ? 'yes' : 'no', '', made.isExact ? '' : 'FAILED'],
  ]
}
