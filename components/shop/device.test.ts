import { expect, test } from 'vitest'
import { deviceName } from '@/components/shop/device'
import spanish from '@/components/words/es/shop.json'
import english from '@/components/words/en/shop.json'

const mozilla = 'Mozilla/5.0'
const webkit = 'AppleWebKit/537.36 (KHTML, like Gecko)'

test.each([
  [`${mozilla} (Linux; Android 10; K) ${webkit} Chrome/142.0.0.0 Mobile Safari/537.36`, 'Chrome on Android'],
  [`${mozilla} (Linux; Android 10; K) ${webkit} SamsungBrowser/28.0 Chrome/130.0.0.0 Mobile Safari/537.36`, 'Samsung Internet on Android'],
  [`${mozilla} (Windows NT 10.0; Win64; x64) ${webkit} Chrome/142.0.0.0 Safari/537.36 Edg/142.0.0.0`, 'Edge on Windows'],
  [`${mozilla} (X11; Linux x86_64) ${webkit} Chrome/142.0.0.0 Safari/537.36 OPR/126.0.0.0`, 'Opera on Linux'],
  [`${mozilla} (X11; CrOS x86_64 14541.0.0) ${webkit} Chrome/142.0.0.0 Safari/537.36`, 'Chrome on ChromeOS'],
  [`${mozilla} (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/26.0 Safari/605.1.15`, 'Safari on Mac'],
  [
    `${mozilla} (iPhone; CPU iPhone OS 18_6 like Mac OS X) AppleWebKit/605.1.15 Version/26.0 Mobile/15E148 Safari/604.1`,
    'Safari on iPhone',
  ],
  [`${mozilla} (iPad; CPU OS 18_6 like Mac OS X) AppleWebKit/605.1.15 CriOS/142.0 Mobile/15E148 Safari/604.1`, 'Chrome on iPad'],
  [`${mozilla} (X11; Linux x86_64; rv:145.0) Gecko/20100101 Firefox/145.0`, 'Firefox on Linux'],
  ['', 'A browser'],
])('%s is %s', (userAgent, name) => {
  expect(deviceName({ kind: 'browser', userAgent }, english.sessions)).toBe(name)
})

test('what holds tokens and is no browser is an app or a program', () => {
  expect(deviceName({ kind: 'tokens', userAgent: 'curl/8.16.0' }, english.sessions)).toBe('An app or a program')
  expect(deviceName({ kind: 'tokens', userAgent: null }, spanish.sessions)).toBe('Una aplicación o un programa')
})

test('a known browser of an unknown system keeps its name', () => {
  expect(deviceName({ kind: 'browser', userAgent: `${mozilla} (Fuchsia) ${webkit} Chrome/142.0.0.0` }, spanish.sessions)).toBe('Chrome')
})
