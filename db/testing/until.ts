import { setTimeout as sleep } from 'node:timers/promises'

/** Waits until it is so and answers how many milliseconds that took. */
export const until = async (isSo: () => boolean | Promise<boolean>, withinMilliseconds = 10_000): Promise<number> => {
  const from = performance.now()
  while (!(await isSo())) {
    if (performance.now() - from > withinMilliseconds) throw new Error(`not so within ${withinMilliseconds} ms: ${isSo}`)
    await sleep(5)
  }
  return performance.now() - from
}
