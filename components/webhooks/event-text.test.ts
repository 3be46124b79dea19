import { expect, test } from 'vitest'
import en from '@/components/words/en/webhooks.json'
import es from '@/components/words/es/webhooks.json'
import { webhookTypes } from '@/lib/webhooks/rules'
import { eventText, offeredTypes, toldText } from './event-text'

test('every event has its own sentence in both languages, and all but the test can be asked for', () => {
  for (const words of [en, es]) expect(new Set(webhookTypes.map((type) => eventText(type, words.events))).size).toBe(webhookTypes.length)
  expect([...offeredTypes, 'webhook.test']).toEqual([...webhookTypes])
})

test('nothing chosen is everything; few are said one by one, many by the first and their number', () => {
  expect(toldText([], en, 'en')).toBe('Everything')
  expect(toldText(['code.claimed', 'code.redeemed'], en, 'en')).toBe('A code is claimed and a code is redeemed')
  expect(toldText(['code.claimed', 'code.redeemed', 'voucher.issued', 'campaign.exhausted'], en, 'en')).toBe(
    'A code is claimed, a code is redeemed, and 2 more',
  )
  expect(toldText(['code.claimed', 'code.redeemed', 'voucher.issued', 'campaign.exhausted'], es, 'es')).toBe(
    'Alguien consigue un código, se canjea un código y 2 cosas más',
  )
})
