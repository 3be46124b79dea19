'use client'

import { type ReactNode, useId } from 'react'
import { classes } from '@/components/ui/classes'

type SegmentedProps<Value extends string> = {
  label: string
  value: Value
  options: readonly { value: Value; label: string; icon?: ReactNode }[]
  onChange: (value: Value) => void
  large?: boolean
  className?: string
}

export const Segmented = <Value extends string>({ label, value, options, onChange, large, className }: SegmentedProps<Value>) => {
  const name = useId()
  return (
    <fieldset className={classes('inline-flex rounded-md border border-line2 bg-paper p-0.5', className)}>
      <legend className="sr-only">{label}</legend>
      {options.map((option) => (
        <label key={option.value} className="relative flex-1 cursor-pointer">
          <input
            type="radio"
            name={name}
            value={option.value}
            checked={option.value === value}
            onChange={() => onChange(option.value)}
            className="peer pointer-events-none absolute inset-0 size-full appearance-none opacity-0"
          />
          <span
            className={classes(
              'flex items-center justify-center gap-1.5 whitespace-nowrap rounded-sm font-[550] text-ink2 transition-colors duration-120 peer-checked:bg-ink peer-checked:text-paper peer-focus-visible:outline-2 peer-focus-visible:outline-offset-2 peer-focus-visible:outline-cobalt [&_svg]:size-4',
              large ? 'h-10 px-4 text-base' : 'h-9 px-3 text-xs max-sm:h-10 md:h-7',
            )}
          >
            {option.icon}
            {option.label}
          </span>
        </label>
      ))}
    </fieldset>
  )
}
