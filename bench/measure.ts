import { spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'

/**
 * `{new}` in the body is somebody new each time, `{next}` in the path a number that counts up after `from`; the answer's status is
 * expected; a rate sends at given times, whatever comes back.
 */
export type Load = {
  port: number
  path: string
  headers?: Record<string, string>
  connections: number
  seconds: number
  method?: 'POST'
  body?: string
  status?: '200' | '201' | undefined
  requests?: number
  rate?: number
  from?: number
}
export type Measured = {
  requests: number
  failures: number
  perSecond: number
  p50: number
  p95: number
  p99: number
  cpuMilliseconds: number | null
}

const ticksPerSecond = 100

/** Processor time that a process and its threads have used, in seconds; only Linux tells. */
const cpuSeconds = (pid: number): number | null => {
  try {
    const [, rest = ''] = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')
    const fields = rest.split(' ')
    return (Number(fields[11]) + Number(fields[12])) / ticksPerSecond
  } catch {
    return null
  }
}

export const runLoad = (root: string, load: Load): Promise<Omit<Measured, 'cpuMilliseconds'>> =>
  new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [join(root, 'bench/load.mjs'), JSON.stringify({ headers: {}, ...load })], {
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    let output = ''
    child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()))
    child.once('error', reject)
    child.once('close', (code) => (code === 0 ? resolve(JSON.parse(output)) : reject(new Error(`the load ended with ${code}`))))
  })

/** One load on one process: how many, how fast, and what each cost that process. */
export const measure = async (root: string, pid: number, load: Load): Promise<Measured> => {
  const { requests } = await runLoad(root, { ...load, seconds: 2 })
  const before = cpuSeconds(pid)
  const measured = await runLoad(root, { ...load, from: (load.from ?? 0) + requests + load.connections })
  const after = cpuSeconds(pid)
  return { ...measured, cpuMilliseconds: before === null || after === null ? null : ((after - before) * 1_000) / measured.requests }
}

/** The floor process; it ends with its standard input. */
export const openNothing = (root: string): Promise<{ port: number; pid: number; close: () => void }> =>
  new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [join(root, 'bench/nothing.mjs')], { stdio: ['pipe', 'pipe', 'inherit'] })
    child.once('error', reject)
    child.stdout.once('data', (chunk: Buffer) =>
      resolve({ port: Number(chunk.toString()), pid: child.pid ?? 0, close: () => child.stdin.end() }),
    )
  })

/** A line of a table: how often, of the rate that it stands beside, what each cost, and how long it took. */
export const rowOf = (name: string, measured: Measured, floor: Measured): string[] => [
  name,
  `${Math.round(measured.perSecond)}/s`,
  `${(measured.perSecond / floor.perSecond).toFixed(3)} ×`,
  measured.cpuMilliseconds === null ? '' : `${measured.cpuMilliseconds.toFixed(2)} ms`,
  `${measured.p50.toFixed(1)} / ${measured.p99.toFixed(1)} ms`,
  measured.failures > 0 ? `${measured.failures} FAILED` : '',
]
