import pino from 'pino'

type Said = { type: string; message: string; code?: unknown; stack?: string; cause?: Said }

/** The query builder writes a query's parameters at the end of its message; they may be anybody's and stay out of the log. */
const withoutParameters = (text: string) => text.replace(/\nparams:[\s\S]*$/, '')

const isDataException = (code: unknown) => typeof code === 'string' && /^22[0-9A-Z]{3}$/.test(code)

/** Postgres quotes a value that it cannot read. */
const withoutValues = (text: string) => text.replace(/"[\s\S]*"/, '"…"')

/** A stack begins with the message; only what follows it was not written by anybody else. */
const framesOf = ({ stack = '', message }: Error): string => {
  const at = stack.indexOf(message)
  return at === -1 ? '' : stack.slice(at + message.length).trim()
}

const serialised = (error: unknown): Said => {
  if (!(error instanceof Error)) return { type: typeof error, message: 'something that is no error was thrown' }
  const code = 'code' in error ? error.code : undefined
  const message = withoutParameters(error.message)
  const frames = framesOf(error).slice(0, 4_000)
  return {
    type: error.name,
    message: isDataException(code) ? withoutValues(message) : message,
    ...(code !== undefined && { code }),
    ...(frames && { stack: frames }),
    ...(error.cause !== undefined && { cause: serialised(error.cause) }),
  }
}

/** Lines are written together, a few times a second; what goes wrong is written at once, with all that led to it. */
const output = pino.destination({ dest: 1, sync: false, minLength: 8 * 1024 })
setInterval(() => output.flush(), 200).unref()

const errorLevel = 50

let lastTime = { at: 0, text: '' }

/** Many lines are of the same millisecond. */
const timestamp = (): string => {
  const at = Date.now()
  if (at !== lastTime.at) lastTime = { at, text: `,"time":"${new Date(at).toISOString()}"` }
  return lastTime.text
}

/** One line of JSON for each request and each thing worth knowing; never a secret, a token or a body. */
export const log = pino(
  {
    level: process.env.LOG_LEVEL ?? 'info',
    base: null,
    timestamp,
    formatters: { level: (level) => ({ level }) },
    serializers: { err: serialised },
    hooks: {
      logMethod(line, write, level) {
        write.apply(this, line)
        if (level >= errorLevel) output.flushSync()
      },
    },
  },
  output,
)
