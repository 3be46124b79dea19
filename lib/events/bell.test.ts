import { expect, test } from 'vitest'
import { newBell } from './bell'

const never = new AbortController().signal
const tookMilliseconds = async (work: Promise<void>) => {
  const from = performance.now()
  await work
  return performance.now() - from
}

test('a ring is heard at once, also one that came before anybody listened', async () => {
  const bell = newBell()
  bell.ring()
  const early = await tookMilliseconds(bell.heard(5_000, never))
  setTimeout(bell.ring, 20)
  const late = await tookMilliseconds(bell.heard(5_000, never))

  expect(early).toBeLessThan(1_000)
  expect(late).toBeLessThan(1_000)
})

test('without a ring it is the time that ends, or the end of it all', async () => {
  const bell = newBell()
  const over = new AbortController()
  const quiet = await tookMilliseconds(bell.heard(30, never))
  setTimeout(() => over.abort(), 20)
  const ended = await tookMilliseconds(bell.heard(5_000, over.signal))
  const after = await tookMilliseconds(bell.heard(5_000, over.signal))

  expect(quiet).toBeGreaterThan(25)
  expect(ended).toBeLessThan(1_000)
  expect(after).toBeLessThan(1_000)
})

test('a ring is heard once', async () => {
  const bell = newBell()
  bell.ring()
  bell.ring()
  await bell.heard(5_000, never)

  expect(await tookMilliseconds(bell.heard(30, never))).toBeGreaterThan(25)
})
