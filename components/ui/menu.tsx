'use client'

import Link from 'next/link'
import * as Radix from 'radix-ui/dropdown-menu'
import type { ComponentProps, ReactNode } from 'react'
import { classes } from '@/components/ui/classes'
import { Kbd } from '@/components/ui/kbd'

type MenuProps = {
  trigger: ReactNode
  children: ReactNode
  side?: 'top' | 'bottom'
  align?: 'start' | 'end'
  className?: string
}

export const Menu = ({ trigger, children, side = 'bottom', align = 'start', className }: MenuProps) => (
  <Radix.Root modal={false}>
    <Radix.Trigger asChild>{trigger}</Radix.Trigger>
    <Radix.Portal>
      <Radix.Content
        side={side}
        align={align}
        sideOffset={6}
        collisionPadding={8}
        className={classes('float z-50 min-w-48 animate-rise rounded-lg bg-raise p-1 text-sm', className)}
      >
        {children}
      </Radix.Content>
    </Radix.Portal>
  </Radix.Root>
)

const itemClasses = (danger = false): string =>
  classes(
    'flex h-8 max-sm:h-11 select-none items-center gap-2.5 rounded-md px-2.5 font-[500] outline-none data-disabled:opacity-45 data-highlighted:bg-ink/8 [&_svg]:size-4 [&_svg]:shrink-0 [&_svg]:stroke-[1.75]',
    danger ? 'text-tomato' : 'text-ink',
  )

type MenuItemProps = Omit<ComponentProps<typeof Radix.Item>, 'asChild'> & { icon?: ReactNode; kbd?: string; danger?: boolean }

export const MenuItem = ({ icon, kbd, danger, children, className, ...rest }: MenuItemProps) => (
  <Radix.Item {...rest} className={classes(itemClasses(danger), className)}>
    {icon}
    <span className="min-w-0 flex-1 truncate">{children}</span>
    {kbd ? <Kbd>{kbd}</Kbd> : null}
  </Radix.Item>
)

type MenuLinkProps = { href: string; icon?: ReactNode; kbd?: string; current?: boolean; children: ReactNode }

export const MenuLink = ({ href, icon, kbd, current, children }: MenuLinkProps) => (
  <Radix.Item asChild>
    <Link href={href} aria-current={current ? 'true' : undefined} className={itemClasses()}>
      {icon}
      <span className="min-w-0 flex-1 truncate">{children}</span>
      {current ? <Check /> : null}
      {kbd ? <Kbd>{kbd}</Kbd> : null}
    </Link>
  </Radix.Item>
)

const Check = () => (
  <svg viewBox="0 0 24 24" fill="none" stroke="currentColor" strokeLinecap="round" strokeLinejoin="round" aria-hidden>
    <path d="M20 6 9 17l-5-5" />
  </svg>
)

type MenuChoiceProps<Value extends string> = {
  label: string
  value: Value
  options: readonly { value: Value; label: string; icon?: ReactNode; lang?: string }[]
  onChange: (value: Value) => void
}

export const MenuChoice = <Value extends string>({ label, value, options, onChange }: MenuChoiceProps<Value>) => (
  <>
    <MenuLabel>{label}</MenuLabel>
    <Radix.RadioGroup value={value} aria-label={label}>
      {options.map((option) => (
        <Radix.RadioItem
          key={option.value}
          value={option.value}
          lang={option.lang}
          onSelect={() => onChange(option.value)}
          className={itemClasses()}
        >
          {option.icon}
          <span className="min-w-0 flex-1 truncate">{option.label}</span>
          <Radix.ItemIndicator>
            <Check />
          </Radix.ItemIndicator>
        </Radix.RadioItem>
      ))}
    </Radix.RadioGroup>
  </>
)

export const MenuLabel = ({ children }: { children: ReactNode }) => (
  <Radix.Label className="px-2.5 pb-1 pt-2 text-2xs font-[600] text-ink3">{children}</Radix.Label>
)

export const MenuSeparator = () => <Radix.Separator className="mx-1 my-1 h-px bg-line" />
