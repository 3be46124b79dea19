import { spawn } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { withLock } from './lock.mjs'

const packagesIn = (path) => {
  try {
    return JSON.parse(readFileSync(path, 'utf8')).packages ?? {}
  } catch {
    return {}
  }
}

// An image for production is pruned of development packages, and every platform lacks the binaries of the others.
const mayBeAbsent = (entry) => entry.optional || entry.devOptional || (entry.dev && process.env.NODE_ENV === 'production')

export const dependenciesMatch = (root) => {
  const wanted = packagesIn(join(root, 'package-lock.json'))
  const installed = packagesIn(join(root, 'node_modules', '.package-lock.json'))
  return Object.entries(wanted).every(([path, entry]) => {
    if (path === '' || entry.link) return true
    const found = installed[path]
    if (!found || !existsSync(join(root, path, 'package.json'))) return Boolean(mayBeAbsent(entry))
    return found.version === entry.version && found.integrity === entry.integrity
  })
}

const npm = () => {
  const program = process.env.npm_execpath
  if (program?.endsWith('npm-cli.js')) return [process.execPath, [program]]
  return ['npm', []]
}

const install = (root) =>
  new Promise((resolve, reject) => {
    const [program, leading] = npm()
    const child = spawn(program, [...leading, 'ci', '--ignore-scripts', '--include=dev', '--include=optional', '--no-audit', '--no-fund'], {
      cwd: root,
      stdio: ['ignore', 'inherit', 'inherit'],
    })
    const startedAt = Date.now()
    const pulse = setInterval(() => console.log(`    still installing, ${Math.round((Date.now() - startedAt) / 1000)} s`), 20_000)
    const fail = (why) =>
      reject(
        Object.assign(new Error(`The dependencies could not be installed: ${why}.`), {
          remedy: 'See what npm says above; check that the npm registry can be reached, then try again.',
        }),
      )
    child.on('error', (error) => fail(error.code === 'ENOENT' ? 'npm was not found' : error.message))
    child.on('exit', (code, signal) => {
      clearInterval(pulse)
      if (code === 0) resolve(undefined)
      else fail(signal ? `npm ci was ended by ${signal}` : `npm ci ended with ${code}`)
    })
  })

export const ensureDependencies = async (root) => {
  if (dependenciesMatch(root)) return
  await withLock(
    join(root, 'dist', 'install.lock'),
    async () => {
      if (dependenciesMatch(root)) return
      console.log('  … Installing dependencies (npm ci); a minute or two')
      await install(root)
    },
    () => console.log('  … Another start is installing the dependencies; waiting for it'),
  )
}
