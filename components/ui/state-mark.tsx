import type { ReactNode } from 'react'
import { classes } from '@/components/ui/classes'

export type Mark = 'solid' | 'pale' | 'live' | 'hatch' | 'empty' | 'void' | 'planned'

const marks: Record<Mark, string> = {
  solid: 'bg-spruce',
  pale: 'bg-spruce2 ring-1 ring-inset ring-spruce/60',
  live: 'bg-sticker ring-1 ring-inset ring-ink/70 dark:ring-sticker',
  hatch: 'hatch ring-1 ring-inset ring-line2',
  empty: 'ring-1 ring-inset ring-edge',
  void: 'bg-tomato2 ring-1 ring-inset ring-tomato',
  planned: 'border border-dashed border-cobalt bg-cobalt2',
}

export const StateMark = ({ mark, children, className }: { mark: Mark; children: ReactNode; className?: string }) => (
  <span className={classes('flex items-center gap-2', mark === 'void' && 'text-tomato', className)}>
    <i aria-hidden className={classes('size-3 shrink-0 rounded-[2px]', marks[mark])} />
    {children}
  </span>
)
