import { setTimeout as sleep } from 'node:timers/promises'

type Undo = () => Promise<void> | void

// `stopped` is also raised when the work is over, so that whoever keeps something running lets it go before it is undone.
export type Lifetime = { stopped: AbortSignal; wasTold: () => boolean; hurried: AbortSignal; atEnd: (undo: Undo) => void }

// npm hands Ctrl-C on to a process that the terminal has told already: what follows at once is the same press.
const samePressMilliseconds = 700
const stopSignals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const

/** Runs until it is done or told to stop, then undoes what was started, last first. A second Ctrl-C hurries. */
export const withLifetime = async <Result>(work: (life: Lifetime) => Promise<Result>): Promise<Result | null> => {
  const stop = new AbortController()
  const hurry = new AbortController()
  const undos: Undo[] = []
  let toldAt = 0
  const onSignal = () => {
    if (toldAt === 0) {
      toldAt = Date.now()
      stop.abort()
    } else if (Date.now() - toldAt > samePressMilliseconds) hurry.abort()
  }
  for (const name of stopSignals) process.on(name, onSignal)
  try {
    return await work({ stopped: stop.signal, wasTold: () => toldAt > 0, hurried: hurry.signal, atEnd: (undo) => void undos.push(undo) })
  } catch (error) {
    if (stop.signal.aborted) return null
    throw error
  } finally {
    stop.abort()
    for (const undo of undos.reverse()) await undo()
    for (const name of stopSignals) process.off(name, onSignal)
  }
}

export const whenAborted = (signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    if (signal.aborted) resolve()
    else signal.addEventListener('abort', () => resolve(), { once: true })
  })

export const pause = async (milliseconds: number, stopped: AbortSignal): Promise<void> => {
  await sleep(milliseconds, undefined, { signal: stopped }).catch(() => undefined)
}
