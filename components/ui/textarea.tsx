import type { ComponentProps } from 'react'
import { classes } from '@/components/ui/classes'

export const Textarea = ({ className, ...rest }: ComponentProps<'textarea'>) => (
  <textarea
    {...rest}
    className={classes(
      'min-h-20 w-full rounded-md border border-edge bg-paper px-3 py-2 text-[16px] font-[500] text-ink disabled:opacity-55 aria-invalid:border-tomato aria-invalid:ring-1 aria-invalid:ring-tomato md:text-sm',
      className,
    )}
  />
)
