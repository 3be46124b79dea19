import { spawn } from 'node:child_process'
import { appendFileSync, closeSync, openSync, statSync, renameSync } from 'node:fs'
import { tieToUs } from '@/db/embedded/lifeline'

const largestLogBytes = 20 * 1024 * 1024

export type Variables = Record<string, string | undefined>
export type Ended = { code: number | null; signal: NodeJS.Signals | null }
export type Outcome = Ended & { output: string }

export const describeEnd = ({ code, signal }: Ended): string => (signal ? `ended by ${signal}` : `exit code ${code}`)

/** Runs a program to its end and keeps what it says; with `show`, says it at once too. */
export const runProgram = (
  program: string,
  args: string[],
  options: { cwd: string; env?: Variables; log?: string; show?: boolean; stopped?: AbortSignal },
): Promise<Outcome> =>
  new Promise((resolve, reject) => {
    const child = spawn(program, args, { cwd: options.cwd, env: { ...process.env, ...options.env }, stdio: ['ignore', 'pipe', 'pipe'] })
    const lifeline = child.pid ? tieToUs(child.pid, 'TERM') : null
    const end = () => child.kill('SIGTERM')
    options.stopped?.addEventListener('abort', end, { once: true })
    const chunks: Buffer[] = []
    const collect = (stream: NodeJS.WriteStream) => (chunk: Buffer) => {
      chunks.push(chunk)
      if (options.show) stream.write(chunk)
      if (options.log) appendFileSync(options.log, chunk, { mode: 0o600 })
    }
    child.stdout.on('data', collect(process.stdout))
    child.stderr.on('data', collect(process.stderr))
    child.on('error', reject)
    child.on('close', (code, signal) => {
      lifeline?.cut()
      options.stopped?.removeEventListener('abort', end)
      resolve({ code, signal, output: Buffer.concat(chunks).toString('utf8') })
    })
  })

const openLog = (path: string): number => {
  if ((statSync(path, { throwIfNoEntry: false })?.size ?? 0) > largestLogBytes) renameSync(path, `${path}.1`)
  return openSync(path, 'a', 0o600)
}

export type Running = { pid: number; ended: Promise<Ended>; kill: (signal: NodeJS.Signals) => void }

/**
 * Starts a program that goes on by itself. It has a session of its own, so that Ctrl-C reaches only us and everything ends in order,
 * and it writes to its log by itself, so that a line costs us nothing.
 */
export const startProgram = (program: string, args: string[], options: { cwd: string; env: Variables; log: string }): Running => {
  const log = process.env.TIRA_LOG_TO === 'terminal' ? null : openLog(options.log)
  const child = spawn(program, args, {
    cwd: options.cwd,
    env: { ...process.env, ...options.env },
    stdio: ['ignore', log ?? 'inherit', log ?? 'inherit'],
    detached: true,
  })
  if (log !== null) closeSync(log)
  const lifeline = child.pid ? tieToUs(child.pid, 'TERM') : null
  const ended = new Promise<Ended>((resolve) => {
    const settle = (end: Ended) => {
      lifeline?.cut()
      resolve(end)
    }
    child.on('error', () => settle({ code: 127, signal: null }))
    child.on('exit', (code, signal) => settle({ code, signal }))
  })
  return { pid: child.pid ?? 0, ended, kill: (signal) => void child.kill(signal) }
}
