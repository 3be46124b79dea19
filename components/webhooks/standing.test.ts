import { expect, test } from 'vitest'
import { hostOf, needsLook, pathOf, sinceOf, standingOf } from './standing'

const at = '2026-11-20T15:10:00Z'
const earlier = '2026-11-15T15:10:00Z'
const on = { enabled: true, disabledReason: null, disabledAt: null, failingSince: null }

test('an endpoint that fails, one that we stopped and one that somebody turned off are told apart', () => {
  const failing = { ...on, failingSince: at }
  const off = { enabled: false, disabledReason: 'asked' as const, disabledAt: at, failingSince: earlier }

  expect([on, failing, off].map(standingOf)).toEqual(['on', 'failing', 'off'])
  expect([on, failing, off].map(sinceOf)).toEqual([null, at, at])
  expect(standingOf({ ...off, disabledReason: 'gone' })).toBe('gone')
  expect(standingOf({ ...off, disabledReason: 'failing' })).toBe('givenUp')
})

test('what fails or was stopped by us asks for somebody; what somebody turned off does not', () => {
  expect(needsLook(on)).toBe(false)
  expect(needsLook({ ...on, failingSince: at })).toBe(true)
  for (const [disabledReason, asks] of [
    ['asked', false],
    ['gone', true],
    ['failing', true],
  ] as const)
    expect(needsLook({ enabled: false, disabledReason, failingSince: at })).toBe(asks)
})

test('an endpoint is called by its host, with the port that tells it from others', () => {
  expect(hostOf('https://shop.example/tira?key=1')).toBe('shop.example')
  expect(hostOf('http://127.0.0.1:4000/hook')).toBe('127.0.0.1:4000')
  expect(['https://shop.example/tira?key=1', 'https://shop.example'].map(pathOf)).toEqual(['/tira?key=1', ''])
})
