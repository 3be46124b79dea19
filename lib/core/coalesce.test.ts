import { expect, test } from 'vitest'
import { coalesce } from './coalesce'

type Batch = { key: string; items: number[]; end: () => void; fail: (error: Error) => void }

/** Runs that end when the test says so, each answering the tenfold of its items. */
const held = (sizes?: { inFlight: number; items: number }) => {
  const begun: Batch[] = []
  const ask = coalesce<number, number>(
    (key, items) =>
      new Promise((resolve, reject) => {
        begun.push({ key, items, end: () => resolve(items.map((item) => item * 10)), fail: reject })
      }),
    sizes,
  )
  const turn = () => new Promise<void>((resolve) => setImmediate(() => setImmediate(resolve)))
  return { ask, begun, turn }
}

test('who asks in the same turn shares a run, and each gets the answer to their own item', async () => {
  const { ask, begun, turn } = held()

  const answers = Promise.all([ask('a', 1), ask('a', 2), ask('a', 3)])
  await turn()
  begun.forEach(({ end }) => end())

  expect(await answers).toEqual([10, 20, 30])
  expect(begun.map(({ items }) => items)).toEqual([[1, 2, 3]])
})

test('a run that has begun takes nobody in', async () => {
  const { ask, begun, turn } = held()

  const first = ask('a', 1)
  await turn()
  const second = ask('a', 2)
  await turn()
  begun.forEach(({ end }) => end())

  expect(await Promise.all([first, second])).toEqual([10, 20])
  expect(begun.map(({ items }) => items)).toEqual([[1], [2]])
})

test('two runs of a key at a time: who comes meanwhile waits, and goes together', async () => {
  const { ask, begun, turn } = held()

  const answers = []
  for (const item of [1, 2, 3, 4]) {
    answers.push(ask('a', item))
    await turn()
  }
  expect(begun.map(({ items }) => items)).toEqual([[1], [2]])
  begun[1]?.end()
  await turn()
  expect(begun.map(({ items }) => items)).toEqual([[1], [2], [3, 4]])
  begun.forEach(({ end }) => end())

  expect(await Promise.all(answers)).toEqual([10, 20, 30, 40])
})

test('a run takes no more than its size', async () => {
  const { ask, begun, turn } = held({ inFlight: 1, items: 2 })

  const answers = Promise.all([1, 2, 3, 4, 5].map((item) => ask('a', item)))
  for (let round = 0; round < 3; round += 1) {
    await turn()
    begun[round]?.end()
  }

  expect(await answers).toEqual([10, 20, 30, 40, 50])
  expect(begun.map(({ items }) => items)).toEqual([[1, 2], [3, 4], [5]])
})

test('keys do not wait for each other', async () => {
  const { ask, begun, turn } = held({ inFlight: 1, items: 2 })

  const one = ask('a', 1)
  const other = ask('b', 2)
  await turn()
  begun.find(({ key }) => key === 'b')?.end()

  expect(await other).toBe(20)
  begun.find(({ key }) => key === 'a')?.end()
  expect(await one).toBe(10)
})

test('what a run throws goes to its items and to nobody else', async () => {
  const { ask, begun, turn } = held({ inFlight: 1, items: 2 })

  const answers = Promise.allSettled([1, 2, 3].map((item) => ask('a', item)))
  await turn()
  begun[0]?.fail(new Error('broken'))
  await turn()
  begun[1]?.end()

  expect((await answers).map((answer) => (answer.status === 'fulfilled' ? answer.value : String(answer.reason)))).toEqual([
    'Error: broken',
    'Error: broken',
    30,
  ])
})

test('a run that answers fewer than it was asked is broken, and says so to all', async () => {
  const ask = coalesce<number, number>(async () => [1])

  const answers = await Promise.allSettled([ask('a', 1), ask('a', 2)])

  expect(answers.map(({ status }) => status)).toEqual(['rejected', 'rejected'])
})
