import { expect, test } from 'vitest'
import { checkAccount, failuresOf } from '@/components/auth/sign-up-failures'
import words from '@/components/words/es/auth.json'

const account = {
  name: 'Marta',
  email: 'marta@lumen.example',
  password: 'una tira de cupones',
  locale: 'es',
  timeZone: 'Europe/Madrid',
} as const

test('any one of the three identifiers is enough', () => {
  expect(checkAccount(account, words)).toBeUndefined()
  expect(checkAccount({ ...account, email: undefined, username: 'marta' }, words)).toBeUndefined()
  expect(checkAccount({ ...account, email: undefined, phone: '+34600000000' }, words)).toBeUndefined()
  expect(checkAccount({ ...account, email: undefined }, words)).toEqual({ email: words.missingAnyIdentifier })
})

test('says in the language of the reader what the API refused, field by field', () => {
  const failures = failuresOf(
    {
      kind: 'refused',
      code: 'invalid',
      detail: 'Some fields are not valid',
      fields: [
        { name: 'email', code: 'invalid_format', detail: 'Invalid email address' },
        { name: 'password', code: 'password-common', detail: 'is one of the most used' },
        { name: 'password', code: 'too_small', detail: 'too short' },
        { name: 'birthday', code: 'invalid_format', detail: 'Invalid date' },
      ],
    },
    words,
  )

  expect(failures).toEqual({ email: words.refused.email, password: words.refused.passwordCommon, form: 'Invalid date' })
})

test.each([
  [1, 'en 1 segundo.'],
  [89, 'en 89 segundos.'],
  [90, 'en 2 minutos.'],
  [3600, 'en 60 minutos.'],
])('a wait of %d seconds is said in the unit that people use', (seconds, said) => {
  expect(failuresOf({ kind: 'throttled', seconds }, words).form).toContain(said)
})
