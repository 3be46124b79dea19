export const runStates = ['queued', 'running', 'sleeping', 'completed', 'failed', 'cancelled'] as const
export type RunState = (typeof runStates)[number]

export const overStates = ['completed', 'failed', 'cancelled'] as const satisfies readonly RunState[]

export const isOver = (state: RunState): boolean => overStates.some((one) => one === state)

export const stepKinds = ['run', 'send-event', 'sleep'] as const
export const stepStates = ['waiting', 'sleeping', 'completed', 'failed'] as const

const secrets: readonly [pattern: RegExp, shown: string][] = [
  // The query builder writes a query's parameters at the end of its message.
  [/\nparams:[^\n]*/g, ''],
  [/\b(tira|whsec|signkey|sk|pk|gh[pousr]|xox[abp])[_-][\w+/=-]{8,}/g, '$1_…'],
  [/\beyJ[\w-]+\.[\w-]+\.[\w-]*/g, '…'],
  [/\b(bearer|basic)\s+[\w.~+/=-]{6,}/gi, '$1 …'],
  [/(\w+:\/\/)[^\s/:@]*:[^\s/@]+@/g, '$1…@'],
  [/\b(password|passwd|secret|token|api[-_]?key|authorization)(["']?\s*[:=]\s*["']?)[^\s"',;&}]+/gi, '$1$2…'],
]

/** What a function threw may quote what it worked with; whoever reads the error must not find a key in it. */
export const withoutSecrets = (text: string): string => secrets.reduce((said, [pattern, shown]) => said.replace(pattern, shown), text)

/** The same, of every text within a value. */
export const shownValue = (value: unknown): unknown => {
  if (typeof value === 'string') return withoutSecrets(value)
  if (Array.isArray(value)) return value.map(shownValue)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, shownValue(member)]))
}
