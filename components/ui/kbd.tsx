import type { ReactNode } from 'react'
import { classes } from '@/components/ui/classes'

export const Kbd = ({ children, onInk = false }: { children: ReactNode; onInk?: boolean }) => (
  <kbd
    className={classes(
      'code inline-flex h-[18px] min-w-[18px] items-center justify-center rounded-sm border px-1 text-[10px] leading-none',
      onInk ? 'border-paper/40' : 'border-line2 text-ink2',
    )}
  >
    {children}
  </kbd>
)
