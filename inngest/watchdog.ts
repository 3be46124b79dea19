import { setTimeout as sleep } from 'node:timers/promises'

type Watched = { probe: () => Promise<unknown>; everyMilliseconds?: number; hungMilliseconds?: number; onHung: () => void }

/**
 * A database that refuses is waited for. One that neither answers nor refuses hangs, and everything that waits for it with it:
 * then only a new process helps.
 */
export const watch = async ({ probe, everyMilliseconds = 2_000, hungMilliseconds = 20_000, onHung }: Watched, stopped: AbortSignal) => {
  const pause = (milliseconds: number, signal: AbortSignal) =>
    sleep(milliseconds, 'late' as const, { signal }).catch(() => 'stopped' as const)
  while (!stopped.aborted) {
    const settled = new AbortController()
    const late = pause(hungMilliseconds, AbortSignal.any([stopped, settled.signal]))
    const answered = probe().then(
      () => 'answered' as const,
      () => 'refused' as const,
    )
    const outcome = await Promise.race([answered, late])
    settled.abort()
    if (outcome === 'late') return onHung()
    await pause(everyMilliseconds, stopped)
  }
}
