'use client'

import { useSyncExternalStore } from 'react'
import { classes } from '@/components/ui/classes'
import { CloseMark } from '@/components/ui/close-mark'
import { Kbd } from '@/components/ui/kbd'
import {
  closeToast,
  currentToasts,
  pauseToast,
  resumeToast,
  runToastAction,
  serverToasts,
  subscribeToToasts,
  type Toast,
} from '@/components/ui/toast'

type ToastsProps = { place: 'console' | 'shopper'; closeLabel: string }
type LineProps = { toast: Toast; closeLabel: string; hasKey: boolean }

const places = {
  console: 'bottom-6 right-4 items-end md:right-7',
  shopper: 'inset-x-4 bottom-[calc(env(safe-area-inset-bottom)+92px)] items-center',
}

const Line = ({ toast, closeLabel, hasKey }: LineProps) => (
  <li
    onPointerEnter={() => pauseToast(toast.id)}
    onPointerLeave={() => resumeToast(toast.id)}
    onFocus={() => pauseToast(toast.id)}
    onBlur={() => resumeToast(toast.id)}
    className={classes(
      'float flex min-h-11 max-w-full animate-rise items-center gap-4 rounded-lg bg-raise py-1.5 pl-4 pr-2 text-sm',
      toast.kind === 'error' && 'border-l-[3px] border-tomato',
    )}
  >
    <span className="min-w-0">{toast.text}</span>
    <span className="flex shrink-0 items-center">
      {toast.action ? (
        <button
          type="button"
          aria-keyshortcuts={hasKey ? 'z' : undefined}
          onClick={() => runToastAction(toast.id)}
          className="flex h-8 max-sm:h-11 items-center gap-1.5 rounded-md px-2.5 font-[650] text-cobalt hover:bg-cobalt2"
        >
          {toast.action.label}
          {hasKey ? <Kbd>Z</Kbd> : null}
        </button>
      ) : null}
      {toast.kind === 'error' ? (
        <button
          type="button"
          aria-label={closeLabel}
          onClick={() => closeToast(toast.id)}
          className="grid size-8 max-sm:size-11 place-items-center rounded-md text-ink3 hover:bg-ink/6"
        >
          <CloseMark />
        </button>
      ) : null}
    </span>
  </li>
)

export const Toasts = ({ place, closeLabel }: ToastsProps) => {
  const toasts = useSyncExternalStore(subscribeToToasts, currentToasts, serverToasts)
  const undoable = place === 'console' ? toasts.findLast((toast) => toast.kind === 'note' && toast.action)?.id : undefined
  return (
    <div role="status" className={classes('pointer-events-none fixed z-50 flex', places[place])}>
      <ul className="pointer-events-auto flex max-w-[min(440px,calc(100vw-32px))] flex-col items-end gap-2">
        {toasts.map((toast) => (
          <Line key={toast.id} toast={toast} closeLabel={closeLabel} hasKey={toast.id === undoable} />
        ))}
      </ul>
    </div>
  )
}
