import { createServer } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import postgres from 'postgres'
import { expect, onTestFinished, test } from 'vitest'
import { watch } from './watchdog'

const portOf = (accept: boolean) =>
  new Promise<number>((resolve) => {
    const server = createServer((socket) => (accept ? socket.resume() : socket.destroy()))
    onTestFinished(() => void server.close())
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      resolve(typeof address === 'object' && address ? address.port : 0)
    })
  })

const hungWithin = async (port: number, milliseconds: number) => {
  const stop = new AbortController()
  const sql = postgres(`postgres://nobody@127.0.0.1:${port}/nothing`, { max: 1, connect_timeout: 60, backoff: () => 0.01 })
  let isHung = false
  const watching = watch(
    { probe: () => sql`select 1`, everyMilliseconds: 10, hungMilliseconds: 300, onHung: () => (isHung = true) },
    stop.signal,
  )
  await sleep(milliseconds)
  stop.abort()
  await watching
  await sql.end({ timeout: 0 })
  return isHung
}

test('a database that says nothing hangs', async () => {
  expect(await hungWithin(await portOf(true), 700)).toBe(true)
})

test('one that refuses is only away', async () => {
  expect(await hungWithin(await portOf(false), 700)).toBe(false)
})
