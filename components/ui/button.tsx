import Link from 'next/link'
import type { ComponentProps, MouseEvent, ReactNode } from 'react'
import { BusyStrip } from '@/components/ui/busy-strip'
import { type ButtonLook, buttonClasses } from '@/components/ui/button-look'
import { classes } from '@/components/ui/classes'
import { Kbd } from '@/components/ui/kbd'

const Content = ({ variant, icon, kbd, children }: ButtonLook & { children: ReactNode }) => (
  <>
    {icon}
    {children}
    {kbd ? <Kbd onInk={variant === 'primary'}>{kbd}</Kbd> : null}
  </>
)

const swallow = (event: MouseEvent) => event.preventDefault()

export type ButtonProps = ButtonLook & ComponentProps<'button'> & { busy?: boolean }

export const Button = ({ variant, size, icon, kbd, busy, className, children, type = 'button', onClick, ...rest }: ButtonProps) => (
  <button
    {...rest}
    type={type}
    onClick={busy ? swallow : onClick}
    aria-busy={busy || undefined}
    aria-disabled={busy || undefined}
    className={classes(buttonClasses({ variant, size }), className)}
  >
    <Content variant={variant} icon={icon} kbd={kbd}>
      {children}
    </Content>
    {busy === undefined ? null : <BusyStrip busy={busy} />}
  </button>
)

export const ButtonLink = ({ variant, size, icon, kbd, className, children, ...rest }: ButtonLook & ComponentProps<typeof Link>) => (
  <Link {...rest} className={classes(buttonClasses({ variant, size }), className)}>
    <Content variant={variant} icon={icon} kbd={kbd}>
      {children}
    </Content>
  </Link>
)
