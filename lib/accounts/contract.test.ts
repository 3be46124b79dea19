import { expect, test } from 'vitest'
import { changeMe, createAccount } from './contract'

const marta = { name: 'Marta', email: 'marta@lumen.example', password: 'una tira de cupones' }

const pathsOf = (result: { error?: { issues: { path: PropertyKey[] }[] } | undefined }) =>
  result.error?.issues.map((issue) => issue.path.join('/')) ?? []

test.each(['1899-12-31', '0001-01-01', '9999-12-31', '2026-02-30', '23-04-1994', '1994-04-23T00:00:00Z'])(
  "%s is nobody's birthday",
  (birthday) => {
    expect(pathsOf(createAccount.body.safeParse({ ...marta, birthday }))).toEqual(['birthday'])
    expect(pathsOf(changeMe.body.safeParse({ birthday }))).toEqual(['birthday'])
  },
)

test('a birthday may be said, changed and taken back', () => {
  expect(createAccount.body.parse({ ...marta, birthday: '1994-04-23' }).birthday).toBe('1994-04-23')
  expect(changeMe.body.parse({ birthday: null })).toEqual({ birthday: null })
})

test('a time zone is kept as the world writes it', () => {
  expect(createAccount.body.parse({ ...marta, timeZone: 'europe/madrid' }).timeZone).toBe('Europe/Madrid')
})
