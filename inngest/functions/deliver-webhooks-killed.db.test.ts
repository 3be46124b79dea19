import { type ChildProcess, spawn } from 'node:child_process'
import { mkdirSync, rmSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { build } from 'esbuild'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { bundleOptions } from '@/bin/bundle.mjs'
import { until } from '@/db/testing/until'
import { aWebhook, somethingHappens } from '@/db/testing/webhooks'
import { aBrand, databaseUrl } from '@/db/testing/world'
import { newId } from '@/lib/core/id'
import { listDeliveries } from '@/lib/webhooks/deliveries/queries'

const root = resolve(import.meta.dirname, '../..')
const bundle = join(root, 'dist', 'test-webhooks', `${newId()}.mjs`)
const crew: ChildProcess[] = []

beforeAll(async () => {
  mkdirSync(dirname(bundle), { recursive: true })
  await build({ ...bundleOptions(root), entryPoints: [join(root, 'inngest/process.ts')], outfile: bundle })
}, 60_000)

afterAll(() => {
  for (const child of crew) child.kill('SIGKILL')
  rmSync(bundle, { force: true })
})

const atWork = (): ChildProcess => {
  const child = spawn(process.execPath, [bundle], {
    cwd: root,
    env: { ...process.env, DATABASE_URL: databaseUrl, LOG_LEVEL: 'silent', WEBHOOK_ALLOW_CIDRS: '127.0.0.0/8' },
    stdio: 'ignore',
  })
  crew.push(child)
  return child
}

test('whoever sends is killed twice in the middle: everything arrives, and hardly anything twice', { timeout: 120_000 }, async () => {
  const { owner } = await aBrand()
  const webhook = await aWebhook(owner)
  webhook.answer((response) => void setTimeout(() => response.end(), 60))
  let child = atWork()
  await somethingHappens(owner, 60)

  const seen = () => new Set(webhook.received.map(({ id }) => id)).size
  for (const count of [15, 35]) {
    await until(() => seen() >= count, 60_000)
    child.kill('SIGKILL')
    child = atWork()
  }
  const waits = async () => (await listDeliveries(owner, webhook.id, { limit: 1, state: 'pending' })).data.length > 0
  await until(async () => seen() === 60 && !(await waits()), 90_000)

  expect(webhook.received.length - 60).toBeLessThanOrEqual(2 * 8)
})
