'use client'

import * as Radix from 'radix-ui/tooltip'
import type { ReactNode } from 'react'
import { Kbd } from '@/components/ui/kbd'

type TooltipProps = { text: string; kbd?: string; side?: 'top' | 'right' | 'bottom' | 'left'; children: ReactNode }

export const Tooltip = ({ text, kbd, side = 'bottom', children }: TooltipProps) => (
  <Radix.Provider delayDuration={400}>
    <Radix.Root>
      <Radix.Trigger asChild>{children}</Radix.Trigger>
      <Radix.Portal>
        <Radix.Content
          side={side}
          sideOffset={6}
          collisionPadding={8}
          className="z-50 flex animate-appear items-center gap-2 rounded-md bg-ink px-2 py-1 text-xs font-[550] text-paper"
        >
          {text}
          {kbd ? <Kbd onInk>{kbd}</Kbd> : null}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  </Radix.Provider>
)
