import type { ComponentProps, ReactNode } from 'react'
import { classes } from '@/components/ui/classes'

type CheckboxProps = Omit<ComponentProps<'input'>, 'type'> & { label?: ReactNode }

const mark = 'pointer-events-none absolute inset-0 size-4 p-[2px] text-paper opacity-0'

export const Checkbox = ({ label, className, ...rest }: CheckboxProps) => {
  const box = (
    <span className="relative grid size-4 shrink-0">
      <input
        {...rest}
        type="checkbox"
        className="peer size-4 cursor-pointer appearance-none rounded-[3px] border-[1.5px] border-edge bg-paper checked:border-ink checked:bg-ink indeterminate:border-ink indeterminate:bg-ink disabled:opacity-50"
      />
      <svg viewBox="0 0 12 12" fill="none" aria-hidden className={classes(mark, 'peer-checked:opacity-100 peer-indeterminate:opacity-0')}>
        <path d="m2 6.5 2.5 2.5L10 3.5" stroke="currentColor" strokeWidth="1.75" strokeLinecap="round" strokeLinejoin="round" />
      </svg>
      <svg viewBox="0 0 12 12" fill="none" aria-hidden className={classes(mark, 'peer-indeterminate:opacity-100')}>
        <path d="M2.5 6h7" stroke="currentColor" strokeWidth="2" strokeLinecap="round" />
      </svg>
    </span>
  )
  if (label === undefined) return <span className={classes('grid size-6 place-items-center', className)}>{box}</span>
  return (
    <label className={classes('flex min-h-6 max-sm:min-h-11 cursor-pointer items-center gap-2.5 text-sm', className)}>
      {box}
      <span>{label}</span>
    </label>
  )
}
