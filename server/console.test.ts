import { spawnSync } from 'node:child_process'
import { build } from 'esbuild'
import { expect, test } from 'vitest'
import { bundleOptions } from '@/bin/bundle.mjs'

const root = process.cwd()

/** In a process of its own, as the server is: what reaches its output is what the log holds. */
const outputOf = async (script: string) => {
  const contents = `import { sendConsoleToLog } from '@/server/console'\nsendConsoleToLog()\n${script}`
  const { outputFiles } = await build({ ...bundleOptions(root), stdin: { contents, resolveDir: root, loader: 'ts' }, write: false })
  const env = { ...process.env, LOG_LEVEL: 'info' }
  const { stdout, stderr } = spawnSync(process.execPath, ['--input-type=module', '-'], {
    cwd: root,
    input: outputFiles[0]?.text ?? '',
    encoding: 'utf8',
    env,
  })
  return {
    text: stdout + stderr,
    lines: stdout
      .split('\n')
      .filter(Boolean)
      .map((line): { level: string; msg: string } => JSON.parse(line)),
  }
}

test('what Next says of a failed page is one line of the log, without the parameters of the query', async () => {
  const { text, lines } = await outputOf(`
    const error = new Error('Failed query: select 1\\nparams: canary-4711')
    console.error(error)
    console.error(' ⨯', error, { digest: 'canary-4711' })
    console.error('Failed query: select 1\\nparams: canary-4711')
  `)

  expect(lines.map(({ level, msg }) => ({ level, msg }))).toEqual([
    { level: 'error', msg: 'a page failed' },
    { level: 'error', msg: 'a page failed' },
    { level: 'error', msg: 'Failed query: select 1' },
  ])
  expect(text).not.toContain('canary-4711')
})

test('a warning is a warning, and chatter is quiet', async () => {
  const { lines } = await outputOf(`console.warn('slow'); console.log('▲ Next.js')`)

  expect(lines.map(({ level, msg }) => ({ level, msg }))).toEqual([{ level: 'warn', msg: 'slow' }])
})
