import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { holderOf, identityOf, takeLock, withLock } from './lock.mjs'

const folder = mkdtempSync(join(tmpdir(), 'tira-lock-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

test('tells the second who holds it and where, and lets it in after the release', () => {
  const path = join(folder, 'up.json')
  const first = takeLock(path, { address: 'http://localhost:3000' })
  const second = takeLock(path)
  first.release()
  const third = takeLock(path)

  expect(first.holder).toBeNull()
  expect(second.holder).toMatchObject({ pid: process.pid, address: 'http://localhost:3000' })
  expect(third.holder).toBeNull()
})

test('a refused second does not release what the first holds', () => {
  const path = join(folder, 'refused.json')
  takeLock(path)
  takeLock(path).release()

  expect(holderOf(path)).toMatchObject({ pid: process.pid })
})

test('the lock of a process that has ended counts for nothing', () => {
  const path = join(folder, 'ended.json')
  const { pid } = spawnSync('true')
  writeFileSync(path, JSON.stringify({ pid, identity: 'boot:1' }))

  expect(takeLock(path).holder).toBeNull()
})

test('a process number that came round again is not taken for the holder', () => {
  const path = join(folder, 'again.json')
  writeFileSync(path, JSON.stringify({ pid: process.pid, identity: `${identityOf(process.pid)}0` }))

  expect(takeLock(path).holder).toBeNull()
  expect(JSON.parse(readFileSync(path, 'utf8'))).toMatchObject({ identity: identityOf(process.pid) })
})

test('an unreadable lock is put aside', () => {
  const path = join(folder, 'broken.json')
  writeFileSync(path, '{')

  expect(takeLock(path).holder).toBeNull()
})

test('who must wait for a lock goes on once it is free, even after a failure', async () => {
  const path = join(folder, 'work.lock')
  const order: string[] = []
  const failing = withLock(path, async () => {
    order.push('first')
    throw new Error('the first fails')
  })
  const waiting = withLock(path, async () => void order.push('second'))

  await expect(failing).rejects.toThrow('the first fails')
  await waiting
  expect(order).toEqual(['first', 'second'])
  expect(existsSync(path)).toBe(false)
})
