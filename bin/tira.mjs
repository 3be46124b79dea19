#!/usr/bin/env node
import { appendFileSync, existsSync, mkdirSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { bundleCommand } from './bundle.mjs'
import { ensureDependencies } from './dependencies.mjs'

const commands = {
  up: 'start Tira with everything it needs, and keep it running',
  dev: 'the same for work on the code: pages are rebuilt as they change',
  test: 'everything that must hold: format, lint, types, tests, build, browser',
  check: 'the fast part of it, without database and browser',
  build: 'build for production, when the sources have changed',
  openapi: 'write openapi.json from the contracts',
  bench: 'measure speed, as ratios, on this machine',
}

const root = resolve(dirname(fileURLToPath(import.meta.url)), '..')
const sourceOf = (name) => [join(root, 'bin', 'commands', `${name}.ts`), join(root, name, 'index.ts')].find((path) => existsSync(path))
const existing = Object.entries(commands).filter(([name]) => sourceOf(name))

const help = () =>
  [
    'Usage: npm run up, npm test, or: node bin/tira.mjs <command>',
    '',
    ...existing.map(([name, line]) => `  ${name.padEnd(8)} ${line}`),
  ].join('\n')

const isNodeRecentEnough = () => {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
  return major > 20 || (major === 20 && minor >= 19)
}

const isMistyped = (error) => String(error?.code).startsWith('ERR_PARSE_ARGS')

// A failure that we foresaw carries its remedy; any other is a defect, whose trace belongs in a file and not on the screen.
const tell = (error) => {
  console.error(`\n${error.message ?? error}`)
  if (typeof error.remedy === 'string') return console.error(error.remedy)
  const folder = join(resolve(root, process.env.TIRA_HOME || '.tira'), 'logs')
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 })
    appendFileSync(join(folder, 'tira.log'), `${new Date().toISOString()} ${error.stack ?? error}\n`, { mode: 0o600 })
    console.error(`This was not foreseen; the details are in ${join(folder, 'tira.log')}`)
  } catch {
    console.error(error.stack)
  }
}

const main = async () => {
  const [name = 'help', ...args] = process.argv.slice(2)
  if (['help', '--help', '-h'].includes(name)) return console.log(help())
  if (!existing.some(([known]) => known === name)) {
    console.error(`There is no command ${name}.\n\n${help()}`)
    process.exitCode = 2
    return
  }
  if (!isNodeRecentEnough()) {
    console.error(
      `Tira needs Node 20.19 or newer; this is ${process.versions.node}. Install a newer one from https://nodejs.org and try again.`,
    )
    process.exitCode = 1
    return
  }
  const startedIn = process.cwd()
  process.chdir(root)
  await ensureDependencies(root)
  process.setSourceMapsEnabled(true)
  const bundle = await bundleCommand(root, name, sourceOf(name))
  const { run, usage } = await import(pathToFileURL(bundle).href)
  if (args.includes('--help') || args.includes('-h')) return console.log(usage)
  try {
    process.exitCode = (await run({ root, args, startedIn })) ?? 0
  } catch (error) {
    if (!isMistyped(error)) throw error
    console.error(`\n${error.message.split('. ')[0]}.\n\n${usage}`)
    process.exitCode = 2
  }
}

main().catch((error) => {
  tell(error)
  process.exitCode = 1
})
