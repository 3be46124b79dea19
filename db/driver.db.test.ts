import { connect as connectTo, createServer, type AddressInfo, type Socket } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import postgres from 'postgres'
import { afterAll, expect, inject, test } from 'vitest'
import { testDatabase } from './testing/database'

const { url } = await testDatabase()
const admin = postgres(url, { max: 1, onnotice: () => undefined })
const undos: (() => Promise<unknown> | unknown)[] = []
afterAll(async () => {
  for (const undo of undos.reverse()) await undo()
  await admin.end({ timeout: 1 })
})

await admin`create table said (word text primary key)`

const pool = (connections: number, address = url) => {
  const sql = postgres(address, { max: connections, connect_timeout: 5, backoff: () => 0.05, onnotice: () => undefined })
  undos.push(() => sql.end({ timeout: 0 }))
  return sql
}

const gate = () => {
  let open = () => {}
  const opened = new Promise<void>((resolve) => (open = resolve))
  return { open, opened }
}

const endOf = (sql: postgres.Sql | postgres.TransactionSql) =>
  sql<{ pid: number }[]>`select pg_backend_pid() as pid`.then(([row]) => admin`select pg_terminate_backend(${row?.pid ?? 0})`)

const within = <Result>(milliseconds: number, work: Promise<Result>) =>
  Promise.race([
    work.then(
      () => 'done',
      (error: unknown) => codeOf(error),
    ),
    sleep(milliseconds).then(() => 'still waiting'),
  ])

const codeOf = (error: unknown) => (error instanceof Error && 'code' in error ? String(error.code) : String(error))

type Doorman = { address: string; onSaid: (client: Socket, bytes: Buffer) => void }

/** Stands between us and Postgres, and may misbehave when the client says something. */
const proxy = async (onSaid: Doorman['onSaid']): Promise<string> => {
  const target = new URL(inject('adminUrl'))
  const server = createServer((client) => {
    const upstream = connectTo(Number(target.port), target.hostname)
    upstream.on('data', (bytes) => client.write(bytes))
    client.on('data', (bytes) => {
      upstream.write(bytes)
      onSaid(client, bytes)
    })
    for (const socket of [client, upstream]) socket.on('error', () => undefined)
    client.on('close', () => upstream.destroy())
    upstream.on('close', () => client.end())
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  undos.push(() => server.close())
  const address = new URL(url)
  address.port = String((server.address() as AddressInfo).port)
  return address.href
}

test('what a transaction says after its connection was lost is refused, and never said in another transaction', async () => {
  const sql = pool(1)
  const otherHolds = gate()
  const ghostSpoke = gate()
  const lost = sql.begin(async (inside) => {
    await endOf(inside)
    await otherHolds.opened
    await within(2_000, inside`insert into said values ('ghost')`)
    ghostSpoke.open()
  })
  const lostCode = await within(5_000, lost)

  const other = sql.begin(async (inside) => {
    await inside`insert into said values ('other')`
    otherHolds.open()
    await ghostSpoke.opened
    await sleep(50)
    await inside`insert into said values ('other again')`
  })

  expect(lostCode).toBe('CONNECTION_CLOSED')
  expect(await within(5_000, other)).toBe('done')
  expect(await admin`select word from said order by word`).toEqual([{ word: 'other' }, { word: 'other again' }])
})

test('a lost transaction that fails later rolls nothing of another one back', async () => {
  const sql = pool(1)
  const otherHolds = gate()
  const rolledBack = gate()
  const lost = sql.begin(async (inside) => {
    await endOf(inside)
    await otherHolds.opened
    setTimeout(rolledBack.open, 50)
    throw new Error('later')
  })
  await within(5_000, lost)

  const other = sql.begin(async (inside) => {
    await inside`insert into said values ('kept')`
    otherHolds.open()
    await rolledBack.opened
  })

  expect(await within(5_000, other)).toBe('done')
  expect(await admin`select word from said where word = 'kept'`).toHaveLength(1)
})

test('what waits within a transaction for its turn is refused when the connection goes', async () => {
  const sql = pool(1)
  const answers: Promise<string>[] = []
  const lost = sql.begin(async (inside) => {
    const [row] = await inside<{ pid: number }[]>`select pg_backend_pid() as pid`
    for (let count = 0; count < 300; count++) answers.push(within(5_000, inside`select pg_sleep(5)`))
    await sleep(50)
    await admin`select pg_terminate_backend(${row?.pid ?? 0})`
    await Promise.all(answers)
  })

  expect(await within(5_000, lost)).toBe('CONNECTION_CLOSED')
  expect(await Promise.all(answers)).not.toContain('still waiting')
})

test('what waits within a transaction is refused when the pool is ended', async () => {
  const sql = pool(1)
  const answers: Promise<string>[] = []
  const ended = sql.begin(async (inside) => {
    for (let count = 0; count < 5; count++) answers.push(within(3_000, inside`select pg_sleep(${2 + count})`))
    await sleep(50)
    await sql.end({ timeout: 0 })
    await Promise.all(answers)
  })

  expect(await within(5_000, ended)).toBe('CONNECTION_DESTROYED')
  expect(new Set(await Promise.all(answers))).toEqual(new Set(['CONNECTION_DESTROYED']))
})

test('a reserved connection that is lost refuses what is said next instead of ending the process', async () => {
  const sql = pool(2)
  const reserved = await sql.reserve()
  await within(2_000, endOf(reserved))
  await sleep(50)

  expect(await within(2_000, reserved`select 1`)).toBe('CONNECTION_CLOSED')
})

test('rows that are read piece by piece end with an error, not early, when the connection goes', async () => {
  const sql = pool(1)
  const read: number[] = []
  const reading = async () => {
    for await (const rows of sql<{ n: number }[]>`select n from generate_series(1, 100000) as n`.cursor(100)) {
      read.push(...rows.map(({ n }) => n))
      if (read.length === 200)
        await admin`select pg_terminate_backend(pid) from pg_stat_activity where query like 'select n from%' and datname = current_database()`
      await sleep(30)
    }
  }

  expect(await within(5_000, reading())).toMatch(/CONNECTION_CLOSED|ECONNRESET/)
  expect(await within(2_000, sql`select 1`)).toBe('done')
})

test('the pool answers at once after each of many losses', async () => {
  const sql = pool(3)
  for (let loss = 0; loss < 30; loss++) {
    await within(2_000, Promise.all([endOf(sql), sql`select pg_sleep(0.01)`, sql`select 1`]))
    await sleep(30)
    expect(await within(2_000, Promise.all([1, 2, 3, 4, 5].map((one) => sql`select ${one}::int`)))).toBe('done')
  }
})

test('a door that opens and closes at once is a refusal, not a wait', async () => {
  const sql = pool(1, await proxy((client) => client.end()))

  expect(await within(3_000, sql`select 1`)).toBe('CONNECTION_CLOSED')
})

test('a connection that is reset while it learns the array types is a refusal, and the process lives', async () => {
  let isBad = true
  const sql = pool(1, await proxy((client, bytes) => void (isBad && bytes.includes('pg_type') && client.resetAndDestroy())))

  expect(await within(3_000, sql`select 1`)).toBe('ECONNRESET')
  isBad = false
  expect(await within(3_000, sql`select ${['a', 'b']}::text[] as list`)).toBe('done')
})

test('a listener hears again after its connection was lost', async () => {
  const sql = pool(1)
  const heard: string[] = []
  await sql.listen('news', (text) => heard.push(text))
  await admin`select pg_terminate_backend(pid) from pg_stat_activity where query like 'listen%' and datname = current_database()`

  for (let attempt = 0; attempt < 60 && heard.length === 0; attempt++) {
    await sleep(50)
    await admin`select pg_notify('news', 'again')`
  }

  expect(heard[0]).toBe('again')
})

test('a session lock is free again when its connection is lost, and its holder hears of it', async () => {
  const closed = gate()
  const holder = postgres(url, { max: 1, idle_timeout: 0, onclose: () => closed.open(), onnotice: () => undefined })
  undos.push(() => holder.end({ timeout: 0 }))
  await holder`select pg_advisory_lock(77)`

  await within(2_000, endOf(holder))
  await closed.opened

  const [row] = await admin<{ free: boolean }[]>`select pg_try_advisory_lock(77) as free`
  expect(row).toEqual({ free: true })
})
