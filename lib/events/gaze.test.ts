import { expect, test } from 'vitest'
import { newId } from '@/lib/core/id'
import { idBefore, newGaze } from './gaze'

const lowest = '00000000-0000-0000-0000-000000000000'
const at = Date.parse('2026-11-20T12:00:00Z')

test('the id before another is below everything of that moment and above what is older', () => {
  const border = idBefore(newId(at), 2_000)

  expect(border < newId(at - 2_000)).toBe(true)
  expect(border > newId(at - 2_001)).toBe(true)
  expect(border).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-0000-0000-000000000000$/)
  expect(idBefore(lowest, 2_000)).toBe(lowest)
})

test('the first look goes over everything, the next ones over what is new, and one goes over everything again', () => {
  const gaze = newGaze()
  const first = gaze.look(0, false)
  gaze.looked(first, 0, 5, newId(at))

  expect(first).toEqual({ isWhole: true, fromId: lowest })
  expect(gaze.look(6, false)).toEqual({ isWhole: false, fromId: idBefore(newId(at), 2_000) })
  expect(gaze.look(6, true)).toEqual({ isWhole: true, fromId: lowest })
  expect(gaze.look(1_005, false).isWhole).toBe(true)
})

test('the longer it takes to look over everything, the longer it rests from it', () => {
  const gaze = newGaze()
  gaze.looked(gaze.look(0, false), 0, 500, newId(at))

  expect(gaze.look(5_499, false).isWhole).toBe(false)
  expect(gaze.look(5_500, false).isWhole).toBe(true)
})

test('where nothing was found it goes on from where it was, and behind a late fact it follows from there', () => {
  const gaze = newGaze()
  gaze.looked(gaze.look(0, false), 0, 1, newId(at))
  gaze.looked(gaze.look(2, false), 2, 3, null)
  const before = gaze.look(4, false).fromId
  gaze.looked(gaze.look(1_100, false), 1_100, 1_101, newId(at - 60_000))

  expect(before).toBe(idBefore(newId(at), 2_000))
  expect(gaze.look(1_102, false).fromId).toBe(idBefore(newId(at), 62_000))
})
