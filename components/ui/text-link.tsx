import Link from 'next/link'
import type { ComponentProps } from 'react'
import { classes } from '@/components/ui/classes'

export const TextLink = ({ className, ...rest }: ComponentProps<typeof Link>) => (
  <Link
    {...rest}
    className={classes('font-[550] text-cobalt underline decoration-cobalt/35 underline-offset-2 hover:decoration-cobalt', className)}
  />
)
