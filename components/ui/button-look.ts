import type { ReactNode } from 'react'
import { classes } from '@/components/ui/classes'

export type ButtonLook = {
  variant?: 'primary' | 'secondary' | 'quiet' | 'danger'
  size?: 32 | 36 | 48
  icon?: ReactNode
  kbd?: string
}

const variants = {
  primary: 'bg-ink text-paper hover:bg-ink/88',
  secondary: 'border border-line2 bg-paper text-ink hover:border-edge',
  quiet: 'text-ink2 hover:bg-ink/6 hover:text-ink',
  danger: 'border border-tomato/55 bg-paper text-tomato hover:bg-tomato2',
}

const sizes = {
  32: 'h-8 max-sm:h-11 gap-1.5 rounded-md px-3 text-sm font-[600] [&_svg]:size-4',
  36: 'h-9 max-sm:h-11 gap-2 rounded-md px-4 text-sm font-[650] [&_svg]:size-4',
  48: 'h-12 gap-2 rounded-[12px] px-6 text-[17px] font-[680] [&_svg]:size-5',
}

export const buttonClasses = ({ variant = 'secondary', size = 32 }: ButtonLook): string =>
  classes(
    'relative inline-flex shrink-0 select-none items-center justify-center overflow-hidden whitespace-nowrap transition-colors duration-120 [&_svg]:shrink-0 [&_svg]:stroke-[1.75]',
    'disabled:cursor-default disabled:opacity-45',
    variants[variant],
    sizes[size],
  )
