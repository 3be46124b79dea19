import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { closeToast, currentToasts, pauseToast, resumeToast, runToastAction, toast } from '@/components/ui/toast'

const texts = () => currentToasts().map(({ text }) => text)

beforeEach(() => {
  vi.useFakeTimers()
})

afterEach(() => {
  for (const { id } of currentToasts()) closeToast(id)
  vi.useRealTimers()
})

test('a note goes by itself, an error stays until it is closed', () => {
  toast.note('Saved')
  const error = toast.error('Not saved')

  vi.advanceTimersByTime(60_000)
  expect(texts()).toEqual(['Not saved'])

  closeToast(error)
  expect(texts()).toEqual([])
})

test('what can be undone is offered for ten seconds, and once', () => {
  const undo = vi.fn()
  const id = toast.note('Moved', { label: 'Undo', run: undo })

  vi.advanceTimersByTime(9_900)
  expect(texts()).toEqual(['Moved'])
  runToastAction(id)
  runToastAction(id)

  expect(undo).toHaveBeenCalledTimes(1)
  expect(texts()).toEqual([])
})

test('a note waits while somebody reads it', () => {
  const id = toast.note('Saved')

  pauseToast(id)
  vi.advanceTimersByTime(60_000)
  expect(texts()).toEqual(['Saved'])

  resumeToast(id)
  vi.advanceTimersByTime(5_000)
  expect(texts()).toEqual([])
})

test('never more than three at once; the oldest makes room', () => {
  for (const text of ['one', 'two', 'three', 'four']) toast.error(text)

  expect(texts()).toEqual(['two', 'three', 'four'])
})
