import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const keptBundles = 3

export const bundleOptions = (root) => ({
  absWorkingDir: root,
  bundle: true,
  platform: 'node',
  format: 'esm',
  target: 'node20',
  packages: 'external',
  alias: { '@': root },
  tsconfigRaw: { compilerOptions: { jsx: 'react-jsx', target: 'ES2022' } },
  logLevel: 'silent',
})

const removeOlder = (folder, name) => {
  const bundles = readdirSync(folder)
    .filter((file) => file.startsWith(`${name}-`) && file.endsWith('.mjs'))
    .map((file) => ({ file, at: statSync(join(folder, file)).mtimeMs }))
    .sort((a, b) => b.at - a.at)
  for (const { file } of bundles.slice(keptBundles)) rmSync(join(folder, file), { force: true })
}

// Named by content: two starts side by side never overwrite what the other is about to load.
export const bundleCommand = async (root, name, source) => {
  const { build, stop } = await import('esbuild')
  const { outputFiles } = await build({ ...bundleOptions(root), entryPoints: [source], sourcemap: 'inline', write: false, outdir: root })
  await stop()
  const [{ contents }] = outputFiles
  const folder = join(root, 'dist', 'commands')
  const path = join(folder, `${name}-${createHash('sha256').update(contents).digest('hex').slice(0, 12)}.mjs`)
  if (existsSync(path)) return path
  mkdirSync(folder, { recursive: true })
  writeFileSync(`${path}.${process.pid}`, contents)
  renameSync(`${path}.${process.pid}`, path)
  removeOlder(folder, name)
  return path
}
