type Path = readonly string[]
type Side = { from: 'event' | 'async'; path: Path } | { value: unknown }
export type Equality = readonly [Side, Side]

const pathPattern = /^(event|async)((?:\.[A-Za-z_]\w*)+)$/
const literalPattern = /^(?:'([^'\\]*)'|"([^"\\]*)"|(-?\d+(?:\.\d+)?|true|false|null))$/

const sideOf = (text: string): Side | null => {
  const path = pathPattern.exec(text)
  if (path) return { from: path[1] === 'async' ? 'async' : 'event', path: (path[2] ?? '').slice(1).split('.') }
  const literal = literalPattern.exec(text)
  return literal ? { value: literal[1] ?? literal[2] ?? JSON.parse(literal[3] ?? 'null') } : null
}

/** What there is of the expression language: equalities joined by `&&`. Null for anything beyond. */
export const readCondition = (text: string): Equality[] | null => {
  const equalities = text.split('&&').map((part): Equality | null => {
    const [left, right, ...more] = part.split('==').map((side) => sideOf(side.trim()))
    return left && right && more.length === 0 ? [left, right] : null
  })
  return equalities.every((one) => one !== null) ? equalities : null
}

export type Sent = { name: string; data: Record<string, unknown> }

const own = (value: unknown, name: string): unknown =>
  typeof value === 'object' && value !== null ? Object.getOwnPropertyDescriptor(value, name)?.value : undefined

export const valueAt = (event: Sent, path: Path): unknown => path.reduce(own, event as unknown)

const resolve = (side: Side, events: { event?: Sent; async?: Sent }): unknown => {
  if ('value' in side) return side.value
  const event = events[side.from]
  return event && valueAt(event, side.path)
}

/** Does it hold of the one event? */
export const holds = (condition: readonly Equality[], event: Sent): boolean =>
  condition.every(([left, right]) => {
    const value = resolve(left, { event })
    return value !== undefined && value === resolve(right, { event })
  })

const isOf = (side: Side, from: 'event' | 'async') => 'from' in side && side.from === from

/**
 * An equality between two events, as a key that each of them yields by itself, so that an index finds the runs that an event cancels.
 * Null when the event cannot take part in it.
 */
export const keyOf = (condition: readonly Equality[], event: Sent, as: 'event' | 'async'): unknown[] | null => {
  const key: unknown[] = []
  for (const [left, right] of condition) {
    const [mine, against] = isOf(left, as) ? [left, right] : [right, left]
    if (!isOf(mine, as)) continue
    const value = resolve(mine, { [as]: event })
    if (value === undefined) return null
    if (isOf(against, as === 'event' ? 'async' : 'event')) key.push(value)
    else if (value !== resolve(against, { [as]: event })) return null
  }
  return key
}
