import { spawn } from 'node:child_process'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
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

/** What a patch adds, block by block, for each file that it touches. */
const additionsOf = (patch) =>
  patch.split(/^diff --git .*$/m).flatMap((part) => {
    const path = /^\+\+\+ b\/(.+)$/m.exec(part)?.[1]
    const hunks = part.replace(/^[\s\S]*?^(?=@@ )/m, '')
    const blocks = hunks.match(/(?:^\+.*\n)+/gm) ?? []
    return path ? [{ path, blocks: blocks.map((block) => block.replace(/^\+/gm, '')) }] : []
  })

const patchFiles = (root) => {
  const folder = join(root, 'patches')
  return existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith('.patch')) : []
}

/** The patches whose additions are not in the files that they are for. */
export const missingPatches = (root) =>
  patchFiles(root).filter((name) =>
    additionsOf(readFileSync(join(root, 'patches', name), 'utf8')).some(({ path, blocks }) => {
      const file = join(root, path)
      const text = existsSync(file) ? readFileSync(file, 'utf8') : ''
      return blocks.some((block) => !text.includes(block))
    }),
  )

const npm = () => {
  const program = process.env.npm_execpath
  if (program?.endsWith('npm-cli.js')) return [process.execPath, [program]]
  return ['npm', []]
}

const runToEnd = (root, program, args, pulseWords) =>
  new Promise((resolve) => {
    const child = spawn(program, args, { cwd: root, stdio: ['ignore', 'inherit', 'inherit'] })
    const startedAt = Date.now()
    const pulse = setInterval(() => console.log(`    ${pulseWords}, ${Math.round((Date.now() - startedAt) / 1000)} s`), 20_000)
    const settle = (failure) => {
      clearInterval(pulse)
      resolve(failure)
    }
    child.on('error', (error) => settle(error.code === 'ENOENT' ? `${program} was not found` : error.message))
    child.on('exit', (code, signal) => settle(code === 0 ? null : signal ? `ended by ${signal}` : `ended with ${code}`))
  })

const failure = (message, remedy) => Object.assign(new Error(message), { remedy })

const install = async (root) => {
  const [program, leading] = npm()
  const args = [...leading, 'ci', '--ignore-scripts', '--include=dev', '--include=optional', '--no-audit', '--no-fund']
  const problem = await runToEnd(root, program, args, 'still installing')
  if (problem)
    throw failure(
      `The dependencies could not be installed: npm ci ${problem}.`,
      'See what npm says above; check that the npm registry can be reached, then try again.',
    )
}

// Here and not in an install script, because those may be switched off, and because node_modules may have come from a plain npm ci.
const applyPatches = async (root) => {
  const program = join(root, 'node_modules', 'patch-package', 'index.js')
  const problem = await runToEnd(root, process.execPath, [program, '--error-on-fail'], 'still patching')
  return problem === null && missingPatches(root).length === 0
}

// What an earlier version has patched takes no other patch, so it is installed anew.
const ensurePatches = async (root) => {
  if (missingPatches(root).length === 0 || (await applyPatches(root))) return
  console.log('  … A patch does not fit what is installed; installing the dependencies anew')
  await install(root)
  if (!(await applyPatches(root)))
    throw failure(
      `These patches could not be applied: ${missingPatches(root).join(', ')}.`,
      'See what patch-package says above, and check that node_modules can be written to.',
    )
}

export const ensureDependencies = async (root) => {
  const isReady = () => dependenciesMatch(root) && missingPatches(root).length === 0
  if (isReady()) return
  await withLock(
    join(root, 'dist', 'install.lock'),
    async () => {
      if (!dependenciesMatch(root)) {
        console.log('  … Installing dependencies (npm ci); a minute or two')
        await install(root)
      }
      await ensurePatches(root)
    },
    () => console.log('  … Another start is installing the dependencies; waiting for it'),
  )
}
