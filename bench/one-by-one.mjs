// What a program does that claims one code after the other: 16 connections, each waiting for its own commit. With pgbench when it
// is installed; without, the same on prepared and pipelined statements in this process. A script's statements are one transaction.
import { spawn, spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import postgres from 'postgres'

const { url, statements, seconds, connections } = JSON.parse(process.argv[2])

const byPgbench = async () => {
  const folder = mkdtempSync(join(tmpdir(), 'tira-bench-'))
  const script = join(folder, 'script.sql')
  const lines = statements.length > 1 ? ['begin', ...statements, 'commit'] : statements
  writeFileSync(script, lines.map((line) => `${line.replaceAll(/\s+/g, ' ')};\n`).join(''))
  const args = ['-n', '-M', 'prepared', '-c', String(connections), '-j', '2', '-T', String(seconds), '-f', script, url]
  const child = spawn('pgbench', args, { stdio: ['ignore', 'pipe', 'pipe'] })
  let output = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (output += chunk))
  const code = await new Promise((resolve) => child.once('close', resolve))
  rmSync(folder, { recursive: true, force: true })
  const [, perSecond] = /tps = ([\d.]+)/.exec(output) ?? []
  if (code !== 0 || perSecond === undefined) throw new Error(`pgbench ended with ${code}: ${output}`)
  return Number(perSecond)
}

const byDriver = async () => {
  const clients = Array.from({ length: connections }, () => postgres(url, { max: 1, onnotice: () => undefined }))
  const run = (sql) => Promise.all(statements.map((statement) => sql.unsafe(statement, [], { prepare: true })))
  const once = (sql) => (statements.length > 1 ? sql.begin(run) : run(sql))
  await Promise.all(clients.map(once))
  const startedAt = performance.now()
  const end = startedAt + seconds * 1_000
  let done = 0
  await Promise.all(
    clients.map(async (sql) => {
      while (performance.now() < end) {
        await once(sql)
        done += 1
      }
    }),
  )
  const perSecond = done / ((performance.now() - startedAt) / 1_000)
  await Promise.all(clients.map((sql) => sql.end()))
  return perSecond
}

const hasPgbench = spawnSync('pgbench', ['--version']).status === 0
console.log(JSON.stringify({ perSecond: await (hasPgbench ? byPgbench() : byDriver()), tool: hasPgbench ? 'pgbench' : 'postgres.js' }))
