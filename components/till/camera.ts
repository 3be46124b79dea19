type Found = { rawValue: string }
type Detector = { detect: (source: HTMLVideoElement) => Promise<Found[]> }
type DetectorClass = { new (options: { formats: string[] }): Detector; getSupportedFormats: () => Promise<string[]> }

const wanted = ['qr_code', 'code_128', 'ean_13', 'ean_8', 'upc_a', 'upc_e', 'code_39', 'code_93', 'itf', 'codabar', 'data_matrix', 'pdf417']

/** TypeScript's own list of what a browser has does not know it, because not every browser has it. */
const detectorClass = (): DetectorClass | null =>
  'BarcodeDetector' in window ? (window as unknown as { BarcodeDetector: DetectorClass }).BarcodeDetector : null

/** Null where the browser reads no pictures: some have the class and no format. */
export const newDetector = async (): Promise<Detector | null> => {
  const found = detectorClass()
  if (!found || typeof navigator.mediaDevices?.getUserMedia !== 'function') return null
  const known = await found.getSupportedFormats().catch((): string[] => [])
  const formats = wanted.filter((format) => known.includes(format))
  return formats.includes('qr_code') ? new found({ formats }) : null
}

export type CameraTrouble = 'denied' | 'none' | 'taken' | 'failed'

const troubles: Partial<Record<string, CameraTrouble>> = {
  NotAllowedError: 'denied',
  SecurityError: 'denied',
  NotFoundError: 'none',
  OverconstrainedError: 'none',
  NotReadableError: 'taken',
  AbortError: 'taken',
}

export const troubleOf = (error: unknown): CameraTrouble => (error instanceof Error && troubles[error.name]) || 'failed'

const lookEveryMilliseconds = 120

const pause = () => new Promise((resolve) => setTimeout(resolve, lookEveryMilliseconds))

/** Looks until there is a code or nobody wants one; whichever way it ends, the camera is off afterwards. */
export const scanWith = async (detector: Detector, video: HTMLVideoElement, signal: AbortSignal): Promise<string | null> => {
  const stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: 'environment' }, audio: false })
  try {
    if (signal.aborted) return null
    video.srcObject = stream
    await video.play()
    while (!signal.aborted) {
      const [found] = await detector.detect(video).catch((): Found[] => [])
      const text = found?.rawValue.trim()
      if (text) return text
      await pause()
    }
    return null
  } finally {
    for (const track of stream.getTracks()) track.stop()
    if (video.srcObject === stream) video.srcObject = null
  }
}
