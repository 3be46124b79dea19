import { writeFileSync } from 'node:fs'
import type { BrowserContext } from '@playwright/test'
import { encode } from 'uqr'

const [width, height, moduleSize] = [640, 480, 10]

type Picture = { text: string; rows: boolean[][]; left: number; top: number }

const pictureOf = (text: string): Picture => {
  const { data: rows, size } = encode(text, { ecc: 'M', border: 0 })
  return { text, rows, left: (width - size * moduleSize) / 2, top: (height - size * moduleSize) / 2 }
}

const isDark = ({ rows, left, top }: Picture, x: number, y: number) =>
  rows[Math.floor((y - top) / moduleSize)]?.[Math.floor((x - left) / moduleSize)] ?? false

/** What a camera in front of that QR code sees: a film of one picture, as Chromium's fake camera takes it. */
export const filmQr = (text: string, file: string): void => {
  const picture = pictureOf(text)
  const grey = Buffer.alloc(width * height, 235)
  for (let y = 0; y < height; y += 1) for (let x = 0; x < width; x += 1) if (isDark(picture, x, y)) grey[y * width + x] = 16
  const colourless = Buffer.alloc((width * height) / 2, 128)
  const frame = Buffer.concat([Buffer.from('FRAME\n'), grey, colourless])
  writeFileSync(
    file,
    Buffer.concat([Buffer.from(`YUV4MPEG2 W${width} H${height} F10:1 Ip A1:1 C420jpeg\n`), ...Array<Buffer>(10).fill(frame)]),
  )
}

type Seen = Picture & { moduleSize: number }

/** In the browser: reads a picture by its dark and light places, and knows one code. */
const installReader = ({ text, rows, left, top, moduleSize }: Seen) => {
  const detect = async (video: HTMLVideoElement) => {
    const canvas = new OffscreenCanvas(video.videoWidth, video.videoHeight)
    const pen = canvas.getContext('2d')
    pen?.drawImage(video, 0, 0)
    const isDarkAt = (row: number, column: number) => {
      const [red = 255] = pen?.getImageData(left + (column + 0.5) * moduleSize, top + (row + 0.5) * moduleSize, 1, 1).data ?? []
      return red < 128
    }
    const isSeen = rows.every((modules, row) => modules.every((dark, column) => dark === isDarkAt(row, column)))
    return isSeen ? [{ rawValue: text }] : []
  }
  const reader = class {
    static getSupportedFormats = async () => ['qr_code', 'code_128']
    detect = detect
  }
  Object.defineProperty(window, 'BarcodeDetector', { value: reader })
}

/** Chromium reads no codes on Linux. Where it does, on a phone, it looks at the same frames as this. */
export const readsCodes = (context: BrowserContext, text: string): Promise<unknown> =>
  context.addInitScript(installReader, { ...pictureOf(text), moduleSize })
