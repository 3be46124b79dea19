import { expect, test } from 'vitest'
import { passwordWeakness } from './password-rules'
import { hashPassword, isPassword } from './passwords'

test('is kept as argon2id with 19 MiB and two rounds, each time with salt of its own', async () => {
  const [one, other] = await Promise.all([hashPassword('quite-a-long-pass-phrase'), hashPassword('quite-a-long-pass-phrase')])

  expect(one).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/)
  expect(one).not.toBe(other)
  expect(one).not.toContain('phrase')
})

test('is the same however a keyboard composes its letters, and differs in case', async () => {
  const composed = await hashPassword('contraseña très longue')

  expect(await isPassword(composed, 'contraseña très longue'.normalize('NFD'))).toBe(true)
  expect(await isPassword(composed, 'Contraseña très longue')).toBe(false)
})

test('nobody has a password, also not the one that stands in for theirs', async () => {
  expect(await isPassword(null, 'nobody has this password')).toBe(false)
})

test('more than a few at once wait in line and are all answered', async () => {
  const hash = await hashPassword('quite-a-long-pass-phrase')

  const answers = await Promise.all(Array.from({ length: 30 }, (_, at) => isPassword(hash, at % 2 ? 'quite-a-long-pass-phrase' : 'wrong')))

  expect(answers).toEqual(Array.from({ length: 30 }, (_, at) => at % 2 === 1))
})

test.each([
  ['password', 'common'],
  ['PassWord!', 'common'],
  ['ｐａｓｓｗｏｒｄ', 'common'],
  ['password123', 'common'],
  ['qwertyuiop', 'common'],
  ['1q2w3e4r5t', 'common'],
  ['aaaaaaaaaa', 'too-simple'],
  ['abababababab', 'too-simple'],
  ['abcdefghijk', 'too-simple'],
  ['987654321', 'too-simple'],
  ['marta.ribas', 'like-identifier'],
  ['Marta.Ribas@lumen.example', 'like-identifier'],
])('%s is refused as %s', (password, weakness) => {
  expect(passwordWeakness(password, ['marta.ribas@lumen.example'])).toBe(weakness)
})

test.each(['una tira de cupones', 'quite-a-long-pass-phrase', 'x7#kQ2z-', '密码是很长的一句话'])('%s is taken', (password) => {
  expect(passwordWeakness(password, ['marta.ribas@lumen.example', 'al'])).toBeNull()
})
