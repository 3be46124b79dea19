import { expect, test } from 'vitest'
import { aBrand } from '@/db/testing/world'
import { createStore } from '../commands'
import { findStoreToVisit } from './queries'

const sol = { latitude: 41.4, longitude: 2.15 }
const born = { latitude: 41.385, longitude: 2.183 }

test('the only store of a brand, or the nearest to where somebody is; never one without a place, nor of another brand', async () => {
  const [{ owner, brand }, { owner: stranger }] = [await aBrand(), await aBrand()]
  await createStore(stranger, { name: 'Elsewhere', position: born })
  await createStore(owner, { name: 'Nowhere', position: null })
  expect(await findStoreToVisit(owner, brand.slug, born)).toBeNull()

  await createStore(owner, { name: 'Sol', position: sol })
  expect(await findStoreToVisit(owner, brand.slug, null)).toEqual({ name: 'Sol', position: sol })

  await createStore(owner, { name: 'Born', position: born })
  expect(await findStoreToVisit(owner, brand.slug, null)).toBeNull()
  expect(await findStoreToVisit(owner, brand.slug, { latitude: 41.384, longitude: 2.18 })).toEqual({ name: 'Born', position: born })
})
