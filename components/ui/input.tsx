import type { ComponentProps } from 'react'
import { classes } from '@/components/ui/classes'

export type InputProps = ComponentProps<'input'> & { large?: boolean }

export const controlClasses = (large = false): string =>
  classes(
    'w-full min-w-0 border border-edge bg-paper text-ink transition-colors duration-120 disabled:opacity-55 [&[readonly]]:bg-shelf aria-invalid:border-tomato aria-invalid:ring-1 aria-invalid:ring-tomato',
    large ? 'h-12 rounded-[12px] px-4 text-[17px] font-[500]' : 'h-11 rounded-md px-3 text-[16px] font-[500] sm:h-9 md:text-sm',
  )

export const Input = ({ large, className, ...rest }: InputProps) => (
  <input {...rest} className={classes(controlClasses(large), className)} />
)
