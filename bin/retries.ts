const windowMilliseconds = 60_000
const mostInWindow = 5

/** Says whether something that ended may be started again: not when it keeps ending within a minute. */
export const retries = (now: () => number = Date.now): { mayTry: () => boolean; waitMilliseconds: () => number } => {
  let recent: number[] = []
  return {
    mayTry: () => {
      recent = [...recent.filter((at) => now() - at < windowMilliseconds), now()]
      return recent.length <= mostInWindow
    },
    waitMilliseconds: () => Math.min(250 * 2 ** Math.max(0, recent.length - 1), 5000),
  }
}
