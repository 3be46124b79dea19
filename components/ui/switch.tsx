import type { ComponentProps, ReactNode } from 'react'
import { classes } from '@/components/ui/classes'

type SwitchProps = Omit<ComponentProps<'input'>, 'type' | 'role'> & { label: ReactNode; hint?: ReactNode }

export const Switch = ({ label, hint, className, ...rest }: SwitchProps) => (
  <label className={classes('flex min-h-8 cursor-pointer items-center justify-between gap-4 text-sm font-[550]', className)}>
    <span>
      {label}
      {hint ? <span className="block text-xs font-[450] text-ink3">{hint}</span> : null}
    </span>
    <span className="relative inline-flex shrink-0">
      <input
        {...rest}
        type="checkbox"
        role="switch"
        className="peer h-5 w-9 cursor-pointer appearance-none rounded-full border-[1.5px] border-edge bg-paper transition-colors duration-120 checked:border-ink checked:bg-ink disabled:opacity-50"
      />
      <span
        aria-hidden
        className="pointer-events-none absolute left-[4px] top-[4px] size-3 rounded-full bg-edge transition-transform duration-180 ease-place peer-checked:translate-x-4 peer-checked:bg-paper"
      />
    </span>
  </label>
)
