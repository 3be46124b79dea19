const codes = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOTFOUND',
  'EAI_AGAIN',
  'ETIMEDOUT',
  'ENOENT',
  'EPIPE',
  'CONNECT_TIMEOUT',
  'CONNECTION_CLOSED',
  'CONNECTION_ENDED',
  'CONNECTION_DESTROYED',
  '57P01',
  '57P02',
  '57P03',
  '53300',
])

/** Is this the error of a database that is stopped, starting or out of reach? */
export const isDatabaseAway = (error: unknown): boolean => {
  if (typeof error !== 'object' || error === null) return false
  if ('code' in error && typeof error.code === 'string' && codes.has(error.code)) return true
  if ('errors' in error && Array.isArray(error.errors)) return error.errors.some(isDatabaseAway)
  return 'cause' in error && isDatabaseAway(error.cause)
}
