import pino from 'pino'

type Said = { type: string; message: string; code?: unknown; stack?: string; cause?: Said }

/** The query builder writes a query's parameters into its message; they may be anybody's and stay out of the log. */
const withoutParameters = (text: string) => text.replace(/\nparams:[\s\S]*?(?=\n\s+at |$)/g, '')

const serialised = (error: unknown): Said => {
  if (!(error instanceof Error)) return { type: typeof error, message: 'something that is no error was thrown' }
  return {
    type: error.name,
    message: withoutParameters(error.message),
    ...('code' in error && { code: error.code }),
    ...(error.stack && { stack: withoutParameters(error.stack).slice(0, 4_000) }),
    ...(error.cause !== undefined && { cause: serialised(error.cause) }),
  }
}

/** One line of JSON for each request and each thing worth knowing; never a secret, a token or a body. */
export const log = pino({
  level: process.env.LOG_LEVEL ?? 'info',
  base: null,
  timestamp: pino.stdTimeFunctions.isoTime,
  formatters: { level: (level) => ({ level }) },
  serializers: { err: serialised },
})
