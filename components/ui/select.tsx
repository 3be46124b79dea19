import type { ComponentProps } from 'react'
import { classes } from '@/components/ui/classes'
import { controlClasses } from '@/components/ui/input'
import { Glyph } from '@/components/ui/glyph'

export const Select = ({ large, className, children, ...rest }: ComponentProps<'select'> & { large?: boolean }) => (
  <span className={classes('relative block', className)}>
    <select {...rest} className={classes(controlClasses(large), 'appearance-none truncate pr-9')}>
      {children}
    </select>
    <Glyph path="m6 9 6 6 6-6" className="pointer-events-none absolute inset-y-0 right-3 my-auto size-4 text-ink3" />
  </span>
)
