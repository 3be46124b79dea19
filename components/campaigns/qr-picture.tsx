import { encode } from 'uqr'
import { classes } from '@/components/ui/classes'

const quiet = 4

/** A path of whole runs, so that no seam shows between modules. */
const pathOf = (rows: boolean[][]): string =>
  rows
    .flatMap((row, y) => {
      const runs: string[] = []
      for (let x = 0; x < row.length; x += 1) {
        if (!row[x]) continue
        const from = x
        while (row[x + 1]) x += 1
        runs.push(`M${from + quiet} ${y + quiet}h${x + 1 - from}v1h-${x + 1 - from}z`)
      }
      return runs
    })
    .join('')

/** A QR code, dark on white in both themes: scanners want it so. */
export const QrPicture = ({ text, label, className }: { text: string; label: string; className?: string }) => {
  const { data, size } = encode(text, { ecc: 'M', border: 0 })
  const side = size + 2 * quiet
  return (
    <svg role="img" aria-label={label} viewBox={`0 0 ${side} ${side}`} shapeRendering="crispEdges" className={classes('block', className)}>
      <rect width={side} height={side} fill="#fff" />
      <path d={pathOf(data)} fill="#1d1d28" />
    </svg>
  )
}
