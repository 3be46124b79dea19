import { classes } from '@/components/ui/classes'

const [stubs, pitch, width] = [30, 10, 8.5]

/** How much of a strip is left, in stubs; the words beside it say the number. */
export const StubBar = ({ share, onSticker = false, short = false }: { share: number; onSticker?: boolean; short?: boolean }) => {
  const shown = short ? 15 : stubs
  const full = share > 0 ? Math.max(1, Math.round(share * shown)) : 0
  const look = onSticker ? 'fill-onsticker' : 'fill-spruce'
  return (
    <svg
      aria-hidden="true"
      viewBox={`0 0 ${shown * pitch - (pitch - width)} 14`}
      preserveAspectRatio="none"
      className={short ? 'h-3 w-[116px]' : 'h-4 w-full'}
    >
      {Array.from({ length: shown }, (_, at) => (
        <rect key={at} x={at * pitch} width={width} height="14" rx="1" className={classes(look, at >= full && 'opacity-15')} />
      ))}
    </svg>
  )
}
