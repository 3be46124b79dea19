export type Bell = { ring: () => void; heard: (withinMilliseconds: number, over: AbortSignal) => Promise<void> }

/** One waits, others ring. A ring that nobody waited for is heard by the next who waits. */
export const newBell = (): Bell => {
  let isRung = false
  let wake = () => {}
  const ring = () => {
    isRung = true
    wake()
  }
  const heard = async (withinMilliseconds: number, over: AbortSignal) => {
    if (!isRung && !over.aborted)
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, withinMilliseconds)
        wake = () => {
          clearTimeout(timer)
          resolve()
        }
        over.addEventListener('abort', wake, { once: true })
      })
    over.removeEventListener('abort', wake)
    isRung = false
    wake = () => {}
  }
  return { ring, heard }
}
