import { log } from '@/lib/core/log'

const said = (parts: unknown[]) => {
  const error = parts.find((part) => part instanceof Error)
  const text = parts.filter((part) => typeof part === 'string').join(' ')
  const [first = ''] = text.split('\n')
  return { error, text: first.trim() }
}

/**
 * Next writes what goes wrong in a page to the console, with the parameters of queries. In production it goes through the
 * log, which keeps those out and stays one line of JSON each.
 */
export const sendConsoleToLog = (): void => {
  console.error = (...parts: unknown[]) => {
    const { error, text } = said(parts)
    log.error(error ? { err: error } : {}, error ? 'a page failed' : text)
  }
  console.warn = (...parts: unknown[]) => log.warn(said(parts).text)
  console.log = (...parts: unknown[]) => log.debug(said(parts).text)
}
