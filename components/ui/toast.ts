export type ToastAction = { label: string; run: () => void }
export type Toast = { id: number; text: string; kind: 'note' | 'error'; action?: ToastAction }

const noteMilliseconds = 5_000
const actionMilliseconds = 10_000

let toasts: readonly Toast[] = []
let nextId = 1
const listeners = new Set<() => void>()
const timers = new Map<number, ReturnType<typeof setTimeout>>()

const change = (next: readonly Toast[]) => {
  toasts = next
  for (const listener of listeners) listener()
}

export const pauseToast = (id: number): void => {
  clearTimeout(timers.get(id))
  timers.delete(id)
}

export const closeToast = (id: number): void => {
  pauseToast(id)
  change(toasts.filter((one) => one.id !== id))
}

export const resumeToast = (id: number): void => {
  const found = toasts.find((one) => one.id === id)
  if (!found || found.kind === 'error') return
  pauseToast(id)
  timers.set(
    id,
    setTimeout(() => closeToast(id), found.action ? actionMilliseconds : noteMilliseconds),
  )
}

const show = (shown: Omit<Toast, 'id'>): number => {
  const id = nextId++
  change([...toasts.slice(-2), { ...shown, id }])
  resumeToast(id)
  return id
}

export const toast = {
  note: (text: string, action?: ToastAction): number => show({ text, kind: 'note', action }),
  error: (text: string, action?: ToastAction): number => show({ text, kind: 'error', action }),
}

export const runToastAction = (id: number): void => {
  const action = toasts.find((one) => one.id === id)?.action
  closeToast(id)
  action?.run()
}

export const subscribeToToasts = (listener: () => void): (() => void) => {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

const none: readonly Toast[] = []

export const currentToasts = (): readonly Toast[] => toasts
export const serverToasts = (): readonly Toast[] => none
