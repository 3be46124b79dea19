import { expect, test } from 'vitest'
import { isNamedBy } from '@/components/shop/confirmed'

const laia = { name: 'Laia Puig', email: 'Laia@example.com', username: null, phone: '+34 600 00 00 00' }

test.each(['Laia Puig', ' laia puig ', 'laia@EXAMPLE.com', '+34600000000'])('"%s" names her', (text) => {
  expect(isNamedBy(text, laia)).toBe(true)
})

test.each(['', '  ', 'Laia', 'null', '600000000'])('"%s" does not', (text) => {
  expect(isNamedBy(text, laia)).toBe(false)
})
