import { expect, test } from 'vitest'

import { currencyChoices, timeZoneChoices } from '@/components/onboarding/choices'

test('names currencies in the language of the reader', () => {
  expect(currencyChoices('es')).toContainEqual({ value: 'EUR', label: 'euro (EUR)' })
  expect(currencyChoices('en')).toContainEqual({ value: 'USD', label: 'US Dollar (USD)' })
})

test('puts a zone under its continent by its city', () => {
  const america = timeZoneChoices('en', 'UTC').find((group) => group.label === 'America')

  expect(america?.choices).toContainEqual({ value: 'America/Argentina/Ushuaia', label: 'Ushuaia, Argentina' })
  expect(america?.choices).toContainEqual({ value: 'America/New_York', label: 'New York' })
})

test('offers the zone that the person has, whatever its name, and every zone once', () => {
  const values = timeZoneChoices('en', 'Etc/GMT+3').flatMap((group) => group.choices.map((choice) => choice.value))

  expect(values).toContain('Etc/GMT+3')
  expect(new Set(values).size).toBe(values.length)
})
