import bars from 'bwip-js/node'

const quiet = 10
const height = 60

/** Bar, gap, bar … of Code 128, in modules. */
const widthsOf = (text: string): number[] => {
  const [drawn] = bars.raw('code128', text, '')
  return drawn && 'sbs' in drawn ? drawn.sbs : []
}

/** A barcode, dark on white in both themes: scanners want it so. */
export const BarsPicture = ({ text, label }: { text: string; label: string }) => {
  let x = quiet
  const path = widthsOf(text).map((width, at) => {
    const from = x
    x += width
    return at % 2 === 0 ? `M${from} 0h${width}v${height}h-${width}z` : ''
  })
  return (
    <svg
      role="img"
      aria-label={label}
      viewBox={`0 0 ${x + quiet} ${height}`}
      preserveAspectRatio="none"
      shapeRendering="crispEdges"
      className="block h-[120px] w-full"
    >
      <path d={path.join('')} fill="#1d1d28" />
    </svg>
  )
}
