import { classes } from '@/components/ui/classes'

export const initialsOf = (name: string): string => {
  const parts = name.trim().split(/\s+/).filter(Boolean)
  const letters = [parts[0], parts.length > 1 ? parts.at(-1) : undefined].map((part) => (part ? Array.from(part)[0] : ''))
  return letters.join('').toUpperCase()
}

const sizes = { 24: 'size-6 text-2xs', 28: 'size-7 text-2xs', 36: 'size-9 text-xs', 44: 'size-11 text-base' }

type AvatarProps = { name: string; kind?: 'person' | 'brand'; size?: keyof typeof sizes; className?: string }

export const Avatar = ({ name, kind = 'person', size = 28, className }: AvatarProps) => (
  <span
    aria-hidden
    className={classes(
      'grid shrink-0 place-items-center',
      kind === 'brand' ? 'rounded-sm bg-spruce font-[800] text-paper' : 'rounded-full bg-cobalt2 font-[700] text-cobalt',
      sizes[size],
      className,
    )}
  >
    {initialsOf(name)}
  </span>
)
