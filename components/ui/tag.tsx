import type { ReactNode } from 'react'
import { classes } from '@/components/ui/classes'

type TagProps = { tone?: 'live' | 'plain' | 'planned' | 'ended'; size?: 'row' | 'panel' | 'shelf'; children: ReactNode; className?: string }

const tones = {
  live: 'bg-sticker text-onsticker',
  plain: 'border border-line2',
  planned: 'border border-dashed border-cobalt text-cobalt',
  ended: 'border border-line text-ink3',
}

const sizes = { row: 'h-9 min-w-[58px] px-1.5 text-[23px]', panel: 'h-12 px-2.5 text-[34px]', shelf: 'h-20 px-4 text-[68px]' }

export const Tag = ({ tone = 'plain', size = 'row', children, className }: TagProps) => (
  <span className={classes('tag inline-grid shrink-0 place-items-center rounded-sm', tones[tone], sizes[size], className)}>{children}</span>
)
