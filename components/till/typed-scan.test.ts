import { expect, test } from 'vitest'
import { isScan, type Place, typedOn } from '@/components/till/typed-scan'

const isScanned = (text: string, gapMilliseconds: number, place: Place, untilEnterMilliseconds = gapMilliseconds) => {
  const typed = [...text].reduce((before, key, at) => typedOn(before, key, 5_000 + at * gapMilliseconds, place), { text: '', at: 0 })
  return isScan(typed, typed.at + untilEnterMilliseconds, place) && typed.text === text
}

test('a code that comes as quickly as no hand types is a scan, and at a button whatever its speed', () => {
  expect([isScanned('VXP-7KQM', 8, 'field'), isScanned('VXP-7KQM', 8, 'button'), isScanned('VXP-7KQM', 300, 'button')]).toEqual([
    true,
    true,
    true,
  ])
})

test('what a hand types into a field is none, nor is a total, nor a code that stood there before Enter came', () => {
  expect([isScanned('1234.50', 8, 'field'), isScanned('VXP-7KQM', 160, 'field'), isScanned('VXP-7KQM', 8, 'field', 400)]).toEqual([
    false,
    false,
    false,
  ])
})
