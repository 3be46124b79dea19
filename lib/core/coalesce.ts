type Waiting<Item, Result> = { item: Item; resolve: (result: Result) => void; reject: (error: unknown) => void }

/** Answers the items in their order. */
type RunBatch<Item, Result> = (key: string, items: Item[]) => Promise<readonly Result[]>

type Sizes = { inFlight: number; items: number }

const usual: Sizes = { inFlight: 2, items: 256 }

const settle = <Item, Result>(batch: Waiting<Item, Result>[], results: readonly Result[]) => {
  if (results.length !== batch.length) throw new Error(`a batch of ${batch.length} was answered with ${results.length}`)
  results.forEach((result, at) => batch[at]?.resolve(result))
}

/**
 * Items that wait for the same key at the same moment are answered by one run. An item only ever joins a run that has not begun:
 * what the run reads is never older than the item.
 */
export const coalesce = <Item, Result>(run: RunBatch<Item, Result>, sizes: Sizes = usual) => {
  const lines = new Map<string, { waiting: Waiting<Item, Result>[]; running: number; isPlanned: boolean }>()

  const lineOf = (key: string) => {
    const known = lines.get(key)
    if (known) return known
    const made = { waiting: [], running: 0, isPlanned: false }
    lines.set(key, made)
    return made
  }

  const runNext = (key: string): void => {
    const line = lineOf(key)
    line.isPlanned = false
    const batch = line.waiting.splice(0, sizes.items)
    line.running += 1
    if (line.waiting.length > 0) plan(key)
    run(
      key,
      batch.map(({ item }) => item),
    )
      .then((results) => settle(batch, results))
      .catch((error: unknown) => batch.forEach(({ reject }) => reject(error)))
      .finally(() => {
        line.running -= 1
        if (line.waiting.length > 0) plan(key)
        else if (line.running === 0 && !line.isPlanned) lines.delete(key)
      })
  }

  /** Not at once: what arrives in the same turn of the event loop comes along. */
  const plan = (key: string): void => {
    const line = lineOf(key)
    if (line.isPlanned || line.running >= sizes.inFlight) return
    line.isPlanned = true
    setImmediate(() => runNext(key))
  }

  return (key: string, item: Item): Promise<Result> =>
    new Promise((resolve, reject) => {
      lineOf(key).waiting.push({ item, resolve, reject })
      plan(key)
    })
}

/** The same for runs that need a world, such as a database: what is asked in one is never answered in another. */
export const coalesceIn = <World extends object, Item, Result>(
  run: (world: World, key: string, items: Item[]) => Promise<readonly Result[]>,
  sizes: Sizes = usual,
) => {
  const known = new WeakMap<World, (key: string, item: Item) => Promise<Result>>()
  return (world: World, key: string, item: Item): Promise<Result> => {
    const made = known.get(world) ?? coalesce<Item, Result>((itsKey, items) => run(world, itsKey, items), sizes)
    known.set(world, made)
    return made(key, item)
  }
}
