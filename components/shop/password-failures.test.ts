import { expect, test } from 'vitest'
import { checkPasswords, passwordFailuresOf } from '@/components/shop/password-failures'
import auth from '@/components/words/en/auth.json'
import shop from '@/components/words/en/shop.json'
import { Refusal } from '@/lib/http/client'

const words = { password: shop.password, refused: shop.refused, auth }

const refused = (code: string, ...errors: [pointer: string, code: string][]) =>
  passwordFailuresOf(
    new Refusal({ code, status: 422, detail: '', errors: errors.map(([pointer, code]) => ({ pointer, code, detail: '' })) }),
    words,
  )

test('what is missing or short is said before anything is sent', () => {
  expect(checkPasswords('', 'short', words)).toEqual({ current: shop.password.missingCurrent, password: auth.refused.password })
  expect(checkPasswords('before', 'long enough', words)).toBeUndefined()
})

test('a refusal is said at the field that it is about', () => {
  expect(refused('invalid-credentials')).toEqual({ current: shop.password.wrongCurrent })
  expect(refused('invalid', ['/password', 'password-common'])).toEqual({ password: auth.refused.passwordCommon })
  expect(refused('invalid', ['/password', 'password-too-simple'])).toEqual({ password: auth.refused.passwordTooSimple })
  expect(refused('invalid', ['/password', 'password-like-identifier'])).toEqual({ password: auth.refused.passwordLikeIdentifier })
  expect(refused('invalid', ['/password', 'too_big'])).toEqual({ password: auth.refused.password })
  expect(refused('invalid', ['/current', 'too_big'])).toEqual({ current: shop.password.wrongCurrent })
  expect(refused('offline')).toEqual({ form: shop.refused.offline })
})
