'use client'

import { type ReactNode, useId } from 'react'
import { classes } from '@/components/ui/classes'

type FieldText = { hint?: ReactNode; error?: string | undefined; optional?: string }

type Control = { id: string; 'aria-describedby': string | undefined; 'aria-invalid': true | undefined }

type FieldProps = FieldText & { label: ReactNode; large?: boolean; className?: string; children: (control: Control) => ReactNode }

const Below = ({ id, hint, error, large }: FieldText & { id: string; large?: boolean }) => (
  <>
    {hint ? (
      <p id={`${id}-hint`} className={classes('mt-1 text-ink3', large ? 'text-sm' : 'text-xs')}>
        {hint}
      </p>
    ) : null}
    <p id={`${id}-error`} aria-live="polite" className={classes('font-[550] text-tomato', error && 'mt-1', large ? 'text-sm' : 'text-xs')}>
      {error}
    </p>
  </>
)

const describedBy = (id: string, { hint, error }: FieldText): string | undefined =>
  [error ? `${id}-error` : '', hint ? `${id}-hint` : ''].filter(Boolean).join(' ') || undefined

export const Field = ({ label, hint, error, optional, large, className, children }: FieldProps) => {
  const id = useId()
  return (
    <div className={className}>
      <label htmlFor={id} className={classes('mb-1 flex items-baseline justify-between gap-3 font-[600]', large ? 'text-base' : 'text-xs')}>
        {label}
        {optional ? <span className="text-xs font-[450] text-ink3">{optional}</span> : null}
      </label>
      {children({ id, 'aria-describedby': describedBy(id, { hint, error }), 'aria-invalid': error ? true : undefined })}
      <Below id={id} hint={hint} error={error} large={large} />
    </div>
  )
}

type FieldGroupProps = FieldText & { legend: ReactNode; className?: string; children: ReactNode }

export const FieldGroup = ({ legend, hint, error, optional, className, children }: FieldGroupProps) => {
  const id = useId()
  return (
    <fieldset className={className} aria-describedby={describedBy(id, { hint, error })}>
      <legend className="mb-1 flex w-full items-baseline justify-between gap-3 text-xs font-[600]">
        {legend}
        {optional ? <span className="font-[450] text-ink3">{optional}</span> : null}
      </legend>
      {children}
      <Below id={id} hint={hint} error={error} />
    </fieldset>
  )
}
