import type { ReactNode } from 'react'
import { classes } from '@/components/ui/classes'

type EmptyProps = { title: string; text?: ReactNode; action?: ReactNode; developer?: ReactNode; className?: string }

const BareStrip = () => (
  <svg width="168" height="28" viewBox="0 0 168 28" fill="none" aria-hidden className="mb-5 max-w-full text-line2">
    {[0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11].map((stub) => (
      <rect
        key={stub}
        x={stub * 14 + 1}
        y="1"
        width="11"
        height="26"
        rx="2"
        stroke="currentColor"
        strokeWidth="1.5"
        strokeDasharray={stub > 8 ? '3 3' : undefined}
      />
    ))}
  </svg>
)

export const Empty = ({ title, text, action, developer, className }: EmptyProps) => (
  <div className={classes('flex flex-col items-start px-[var(--gutter,24px)] py-10', className)}>
    <BareStrip />
    <h2 className="text-lg font-[650] tracking-[-.01em] text-balance">{title}</h2>
    {text ? <div className="mt-1 max-w-[52ch] text-base text-ink2">{text}</div> : null}
    {action ? <div className="mt-5 flex flex-wrap gap-2">{action}</div> : null}
    {developer ? <div className="mt-6 max-w-full text-xs text-ink3">{developer}</div> : null}
  </div>
)
