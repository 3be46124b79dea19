import { Webhook } from 'standardwebhooks'
import { expect, test } from 'vitest'
import { seal, unseal } from './sealed'
import { makeSecret, signedHeaders } from './signature'

const body = JSON.stringify({ type: 'code.claimed', data: { shopper: { ref: 'Núria' } } })
const message = () => ({ id: '019a9f38-4c80-7e02-8c77-1d4b6a9f5e23', timestampSeconds: Math.floor(Date.now() / 1_000), body })

test('the package standardwebhooks verifies what is signed', () => {
  const secret = makeSecret()

  expect(new Webhook(secret).verify(body, signedHeaders(message(), [secret]))).toEqual(JSON.parse(body))
})

test('with two secrets each of them verifies, a third one does not', () => {
  const [secret, previous, other] = [makeSecret(), makeSecret(), makeSecret()]
  const headers = signedHeaders(message(), [secret, previous])

  expect(headers['webhook-signature']?.split(' ')).toHaveLength(2)
  for (const known of [secret, previous]) expect(new Webhook(known).verify(body, headers)).toEqual(JSON.parse(body))
  expect(() => new Webhook(other).verify(body, headers)).toThrow()
})

test('another body, another id, another time: the signature is of none of them', () => {
  const secret = makeSecret()
  const headers = signedHeaders(message(), [secret])
  const webhook = new Webhook(secret)

  expect(() => webhook.verify(`${body} `, headers)).toThrow()
  expect(() => webhook.verify(body, { ...headers, 'webhook-id': 'another' })).toThrow()
  expect(() => webhook.verify(body, { ...headers, 'webhook-timestamp': String(message().timestampSeconds - 60) })).toThrow()
})

test('an old request is refused by whoever verifies it', () => {
  const secret = makeSecret()
  const old = { ...message(), timestampSeconds: message().timestampSeconds - 3_600 }

  expect(() => new Webhook(secret).verify(body, signedHeaders(old, [secret]))).toThrow()
})

test('the example of the specification has the signature that it says', () => {
  const secret = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw'
  const said = { id: 'msg_p5jXN8AQM9LWM0D4loKWxJek', timestampSeconds: 1_614_265_330, body: '{"test": 2432232314}' }

  expect(signedHeaders(said, [secret])['webhook-signature']).toBe('v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=')
})

test('secrets have 32 random bytes behind whsec_', () => {
  const made = Array.from({ length: 50 }, makeSecret)

  expect(new Set(made).size).toBe(50)
  for (const secret of made) expect(Buffer.from(secret.replace(/^whsec_/, ''), 'base64')).toHaveLength(32)
})

test('what is sealed opens for its owner alone, looks different every time, and not at all when a bit has turned', () => {
  const secret = makeSecret()
  const [one, other] = [seal(secret, 'one'), seal(secret, 'one')]
  const turned = Uint8Array.from(one, (byte, at) => (at === one.length - 1 ? byte ^ 1 : byte))

  expect(unseal(one, 'one')).toBe(secret)
  expect(Buffer.from(one).equals(Buffer.from(other))).toBe(false)
  expect(Buffer.from(one).includes(secret.slice(6))).toBe(false)
  expect(() => unseal(one, 'another')).toThrow()
  expect(() => unseal(turned, 'one')).toThrow()
})
