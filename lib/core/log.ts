import pino from 'pino'

/** One line of JSON for each request and each thing worth knowing; never a secret, a token or a body. */
export const log = pino({
  level: process.env.LOG_LEVEL ?? 'info',
  base: null,
  timestamp: pino.stdTimeFunctions.isoTime,
  formatters: { level: (level) => ({ level }) },
})
