import type { Page } from '@playwright/test'
import { type Brand, expect, type Person, signedIn } from '../fixtures'

export const verdi = { name: 'Verdi', address: 'Carrer de Verdi, 40', position: { latitude: 41.40389, longitude: 2.15727 } }

export const addStore = async (brand: Brand, about: Record<string, unknown> = verdi) =>
  (await brand.owner.api.post('/stores', about)).expecting(201).text('id')

export const storeNow = async (brand: Brand, id: string) => (await brand.owner.api.get(`/stores/${id}`)).expecting(200).body

/** The map is drawn by the browser alone, so its presence says that the page answers. */
export const cameToLife = (page: Page) => expect(page.getByRole('group', { name: /on the map$/ })).toBeVisible()

export const open = async (page: Page, brand: Brand, path: string, person: Person = brand.owner) => {
  await signedIn(page, person)
  await page.goto(`/console/${brand.slug}${path}`)
  await cameToLife(page)
}

export const map = (page: Page) => page.getByRole('group', { name: 'Place of the store on the map' })
export const save = (page: Page) => page.getByRole('button', { name: 'Save changes' })
export const row = (page: Page, name: string) => page.getByRole('row', { name })
