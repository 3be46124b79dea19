'use client'

import type { ComponentProps, ReactNode } from 'react'
import { classes } from '@/components/ui/classes'
import { Tooltip } from '@/components/ui/tooltip'

type IconButtonProps = Omit<ComponentProps<'button'>, 'children'> & {
  label: string
  icon: ReactNode
  size?: 28 | 32 | 36 | 44
  kbd?: string
  side?: 'top' | 'right' | 'bottom' | 'left'
}

const sizes = {
  28: 'size-7 max-sm:size-11 [&_svg]:size-4',
  32: 'size-8 max-sm:size-11 [&_svg]:size-4',
  36: 'size-9 max-sm:size-11 [&_svg]:size-4',
  44: 'size-11 [&_svg]:size-5',
}

export const IconButton = ({ label, icon, size = 32, kbd, side, className, type = 'button', ...rest }: IconButtonProps) => (
  <Tooltip text={label} kbd={kbd} side={side}>
    <button
      {...rest}
      type={type}
      aria-label={label}
      className={classes(
        'grid shrink-0 place-items-center rounded-md text-ink2 transition-colors duration-120 hover:bg-ink/6 hover:text-ink disabled:cursor-default disabled:opacity-45 [&_svg]:stroke-[1.75]',
        sizes[size],
        className,
      )}
    >
      {icon}
    </button>
  </Tooltip>
)
