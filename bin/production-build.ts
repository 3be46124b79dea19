import { build as bundle, stop as stopBundler } from 'esbuild'
import { existsSync, mkdirSync, readdirSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { bundleOptions } from './bundle.mjs'
import { Refusal } from './command'
import { identityOf, holderOf, withLock } from './lock.mjs'
import { describeEnd, runProgram } from './program'
import { sourcesHash } from './sources'

/** The programs of ours beside the pages: what they are called and where they begin. */
const programs = { server: ['server', 'index.ts'], jobs: ['inngest', 'process.ts'] } as const

export type Programs = Record<keyof typeof programs, string>
export type ProductionBuild = Programs & { hash: string; distDir: string; wasMade: boolean }

const keptBuilds = 2
const markerOf = (folder: string): string => join(folder, 'complete')
const usersOf = (folder: string): string => join(folder, 'users')

const isUsed = (folder: string): boolean =>
  existsSync(usersOf(folder)) && readdirSync(usersOf(folder)).some((name) => holderOf(join(usersOf(folder), name)) !== null)

/** Keeps a build from being removed while this process lives. */
export const useBuild = (root: string, hash: string): void => {
  const folder = join(root, 'dist', hash)
  const now = new Date()
  utimesSync(markerOf(folder), now, now)
  mkdirSync(usersOf(folder), { recursive: true })
  writeFileSync(join(usersOf(folder), String(process.pid)), JSON.stringify({ pid: process.pid, identity: identityOf(process.pid) }))
}

const removeOlder = (root: string, current: string): void => {
  const ageOf = (name: string): number => statSync(markerOf(join(root, 'dist', name)), { throwIfNoEntry: false })?.mtimeMs ?? 0
  const others = readdirSync(join(root, 'dist'))
    .filter((name) => /^[0-9a-f]{12}$/.test(name) && name !== current && !isUsed(join(root, 'dist', name)))
    .sort((a, b) => ageOf(b) - ageOf(a))
  for (const name of others.slice(keptBuilds - 1)) {
    rmSync(join(root, 'dist', name), { recursive: true, force: true })
    rmSync(join(root, '.next', name), { recursive: true, force: true })
  }
}

const programsIn = (folder: string): Programs => ({ server: join(folder, 'server.mjs'), jobs: join(folder, 'jobs.mjs') })

export const bundlePrograms = async (root: string, folder: string): Promise<Programs> => {
  const entryPoints = Object.entries(programs).map(([out, path]) => ({ out, in: join(root, ...path) }))
  try {
    await bundle({ ...bundleOptions(root), entryPoints, outdir: folder, outExtension: { '.js': '.mjs' }, sourcemap: true })
    return programsIn(folder)
  } catch (error) {
    throw new Refusal('The server could not be bundled.', error instanceof Error ? error.message : String(error))
  } finally {
    await stopBundler()
  }
}

const lastLines = (text: string, count: number): string => text.trimEnd().split('\n').slice(-count).join('\n')

const buildPages = async (root: string, distDir: string, options: { log: string; stopped?: AbortSignal }): Promise<void> => {
  const outcome = await runProgram(process.execPath, [join(root, 'node_modules', 'next', 'dist', 'bin', 'next'), 'build'], {
    cwd: root,
    env: { NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1', TIRA_DIST: distDir },
    ...options,
  })
  if (outcome.code === 0) return
  throw new Refusal(
    `The pages could not be built (${describeEnd(outcome)}).\n\n${lastLines(outcome.output, 30)}\n`,
    `Everything that the build said is in ${options.log}`,
  )
}

const make = async (root: string, hash: string, options: { log: string; stopped?: AbortSignal }): Promise<void> => {
  const folder = join(root, 'dist', hash)
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder, { recursive: true })
  await bundlePrograms(root, folder)
  await buildPages(root, `.next/${hash}`, options)
  writeFileSync(markerOf(folder), `${new Date().toISOString()}\n`)
}

/** A folder for each state of the sources: a build never overwrites one that runs, and an unchanged one is made once. */
export const ensureProductionBuild = async (
  root: string,
  options: { log: string; stopped?: AbortSignal; onWait?: () => void },
): Promise<ProductionBuild> => {
  const hash = sourcesHash(root)
  const folder = join(root, 'dist', hash)
  const isComplete = () => existsSync(markerOf(folder)) && existsSync(join(root, '.next', hash, 'BUILD_ID'))
  const wasMade = !isComplete()
  if (wasMade)
    await withLock(join(root, 'dist', 'build.lock'), async () => void (isComplete() || (await make(root, hash, options))), options.onWait)
  useBuild(root, hash)
  removeOlder(root, hash)
  return { ...programsIn(folder), hash, distDir: `.next/${hash}`, wasMade }
}
