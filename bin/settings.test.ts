import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { freePort } from '@/db/embedded/port'
import { assertPortFree, isLoopback, ownAddress, readSettings } from './settings'

beforeEach(() => {
  for (const name of [
    'PORT',
    'HOST',
    'PUBLIC_URL',
    'DATABASE_URL',
    'TIRA_SECRET',
    'INNGEST_BASE_URL',
    'INNGEST_EVENT_KEY',
    'INNGEST_SIGNING_KEY',
  ])
    vi.stubEnv(name, '')
})
afterEach(() => vi.unstubAllEnvs())

test('listens to this machine alone, on port 3000, unless told otherwise', () => {
  expect(readSettings(tmpdir())).toEqual({ port: 3000, host: '127.0.0.1', publicUrl: 'http://localhost:3000', databaseUrl: undefined })
})

test('the public address follows the port, and loses a slash at its end', () => {
  vi.stubEnv('PORT', '3111')
  expect(readSettings(tmpdir()).publicUrl).toBe('http://localhost:3111')
  vi.stubEnv('PUBLIC_URL', 'https://tira.example.com/')
  expect(readSettings(tmpdir()).publicUrl).toBe('https://tira.example.com')
})

test.each(['0', '65536', 'http', '3000.5'])('refuses PORT=%s and says what to do', (port) => {
  vi.stubEnv('PORT', port)
  expect(() => readSettings(tmpdir())).toThrow(expect.objectContaining({ remedy: expect.stringContaining('PORT=') }))
})

test('refuses a PUBLIC_URL that is no web address', () => {
  vi.stubEnv('PUBLIC_URL', 'tira.example.com')
  expect(() => readSettings(tmpdir())).toThrow('PUBLIC_URL')
})

test.each(['INNGEST_BASE_URL', 'INNGEST_EVENT_KEY', 'INNGEST_SIGNING_KEY'])('refuses %s without the other two', (name) => {
  vi.stubEnv(name, 'https://inngest.example.com')
  expect(() => readSettings(tmpdir())).toThrow(
    expect.objectContaining({ message: expect.stringMatching(/INNGEST_\w+ and INNGEST_\w+ are missing/) }),
  )
})

test('refuses a secret that is too short at once, without showing it', () => {
  vi.stubEnv('TIRA_SECRET', 'short canary')
  expect(() => readSettings(tmpdir())).toThrow(
    expect.objectContaining({
      message: expect.stringMatching(/^TIRA_SECRET has 12 characters(?!.*canary)/),
      remedy: expect.stringContaining('openssl rand'),
    }),
  )
  vi.stubEnv('TIRA_SECRET', 'x'.repeat(32))
  expect(readSettings(tmpdir()).port).toBe(3000)
})

test('names the port that is taken and another that may be free', async () => {
  const port = await freePort()
  const occupant = createServer()
  await new Promise<void>((resolve) => occupant.listen(port, '127.0.0.1', () => resolve()))

  await expect(assertPortFree({ port, host: '127.0.0.1', publicUrl: '', databaseUrl: undefined })).rejects.toMatchObject({
    message: `Port ${port} is taken by another program.`,
    remedy: expect.stringContaining(`PORT=${port + 1}`),
  })
  occupant.close()
})

test.each([
  ['127.0.0.1', 'http://127.0.0.1:3000'],
  ['0.0.0.0', 'http://127.0.0.1:3000'],
  ['::', 'http://[::1]:3000'],
  ['192.168.1.5', 'http://192.168.1.5:3000'],
])('asks itself at an address that %s answers', (host, address) => {
  expect(ownAddress({ host, port: 3000 })).toBe(address)
})

test('knows which addresses only this machine reaches', () => {
  expect(['127.0.0.1', '::1', 'localhost', '0.0.0.0', '192.168.1.5'].map(isLoopback)).toEqual([true, true, true, false, false])
})
