import { spawnSync } from 'node:child_process'
import { build } from 'esbuild'
import { expect, test } from 'vitest'
import { bundleOptions } from '@/bin/bundle.mjs'

const root = process.cwd()

/** In a process of its own, as the server is: what reaches its output is what the log holds. */
const logOf = async (path: string): Promise<{ text: string; lines: Record<string, unknown>[] }> => {
  const contents = `
    import { createServer, request } from 'node:http'
    import { front } from '@/server/front'
    const server = createServer(front(async (_, response) => void response.end('shown')))
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address()
      request({ port, path: ${JSON.stringify(path)}, headers: { authorization: 'Bearer canary-4711', cookie: 'canary-4711' } }, (response) =>
        response.resume().on('end', () => server.close()),
      ).end()
    })
  `
  const { outputFiles } = await build({ ...bundleOptions(root), stdin: { contents, resolveDir: root, loader: 'ts' }, write: false })
  const { stdout, stderr } = spawnSync(process.execPath, ['--input-type=module', '-'], {
    cwd: root,
    input: outputFiles[0]?.text ?? '',
    encoding: 'utf8',
    env: {
      ...process.env,
      DATABASE_URL: 'postgres://nobody@127.0.0.1:1/nothing',
      TIRA_SECRET: 'long enough for a test, is it not?',
      LOG_LEVEL: 'info',
    },
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
])('of %s the log keeps %s: no secret, no query, no credential', async (path, kept) => {
  const { text, lines } = await logOf(path)

  expect(lines).toMatchObject([{ level: 'info', msg: 'request', method: 'GET', path: kept, status: 200, whole: true }])
  expect(text).not.toContain('canary-4711')
})
