import { spawnSync } from 'node:child_process'
import { build } from 'esbuild'
import { beforeAll, expect, test } from 'vitest'
import { bundleOptions } from '@/bin/bundle.mjs'

const root = process.cwd()

const contents = `
  import { createServer, request } from 'node:http'
  import { front } from '@/server/front'
  const server = createServer(front(async (_, response) => void response.end('shown')))
  server.listen(0, '127.0.0.1', () => {
    const { port } = server.address()
    const headers = { authorization: 'Bearer canary-4711', cookie: 'canary-4711' }
    request({ port, path: process.env.TEST_PATH, headers }, (response) => response.resume().on('end', () => server.close())).end()
  })
`
let program = ''

beforeAll(async () => {
  const { outputFiles } = await build({ ...bundleOptions(root), stdin: { contents, resolveDir: root, loader: 'ts' }, write: false })
  program = outputFiles[0]?.text ?? ''
})

/** In a process of its own, as the server is: what reaches its output is what the log holds. */
const logOf = (path: string): { text: string; lines: Record<string, unknown>[] } => {
  const { stdout, stderr } = spawnSync(process.execPath, ['--input-type=module', '-'], {
    cwd: root,
    input: program,
    encoding: 'utf8',
    env: { ...process.env, LOG_LEVEL: 'info', TEST_PATH: path },
  })
  return {
    text: stdout + stderr,
    lines: stdout
      .split('\n')
      .filter(Boolean)
      .map((line): Record<string, unknown> => JSON.parse(line)),
  }
}

test.each([
  ['/invitations/canary-4711', '/invitations/…'],
  ['/invitations/canary-4711/and/more?of=it', '/invitations/…'],
  ['/console/cafes-lumen/stores?q=canary-4711', '/console/cafes-lumen/stores'],
  ['/invitations', '/invitations'],
])('of %s the log keeps %s: no secret, no query, no credential', (path, kept) => {
  const { text, lines } = logOf(path)

  expect(lines).toMatchObject([{ level: 'info', msg: 'request', method: 'GET', path: kept, status: 200, whole: true }])
  expect(text).not.toContain('canary-4711')
})
