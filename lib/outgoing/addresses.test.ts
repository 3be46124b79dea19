import { describe, expect, test } from 'vitest'
import { reachWith } from './addresses'
import { hostOf, refusalOf, refusalOfText } from './destination'

const open = reachWith([])
const within = reachWith(['127.0.0.0/8', '10.1.0.0/16', 'fd12::/16'])

/** Every way of writing an address that must not be reached. */
const inside = [
  '127.0.0.1',
  '127.1',
  '127.0.1',
  '2130706433',
  '0x7f000001',
  '0x7f.0.0.1',
  '0x7f.1',
  '017700000001',
  '0177.0.0.01',
  '0177.0.0.0x1',
  '127.0.0.1.',
  '127.255.255.254',
  '①②⑦.⓪.⓪.①',
  '127。0。0。1',
  '%31%32%37.0.0.1',
  '0.0.0.0',
  '0',
  '0.1.2.3',
  '10.0.0.1',
  '10.255.255.255',
  '0xa000001',
  '167772161',
  '172.16.0.1',
  '172.31.255.255',
  '192.168.1.1',
  '192.168.257',
  '3232235777',
  '100.64.0.1',
  '100.100.100.200',
  '169.254.169.254',
  '0xa9fea9fe',
  '2852039166',
  '0251.0376.0251.0376',
  '168.63.129.16',
  '192.0.0.192',
  '192.0.2.1',
  '192.88.99.1',
  '198.18.0.1',
  '198.51.100.1',
  '203.0.113.1',
  '224.0.0.1',
  '239.255.255.255',
  '240.0.0.1',
  '255.255.255.255',
  '[::]',
  '[::1]',
  '[0:0:0:0:0:0:0:1]',
  '[::ffff:127.0.0.1]',
  '[::ffff:7f00:1]',
  '[::ffff:8.8.8.8]',
  '[::127.0.0.1]',
  '[::ffff:0:127.0.0.1]',
  '[64:ff9b::127.0.0.1]',
  '[64:ff9b::a9fe:a9fe]',
  '[64:ff9b:1::10.0.0.1]',
  '[100::1]',
  '[2001::1]',
  '[2001:0:7f00:1::]',
  '[2001:db8::1]',
  '[2002:7f00:1::]',
  '[2002:a9fe:a9fe::]',
  '[3fff::1]',
  '[4000::1]',
  '[5f00::1]',
  '[fc00::1]',
  '[fd00:ec2::254]',
  '[fe80::1]',
  '[febf::1]',
  '[fec0::1]',
  '[ff02::1]',
]

test.each(inside)('https://%s/ is refused for its address', (host) => {
  expect(refusalOfText(`https://${host}/hook`, open)).toMatchObject({ code: 'address' })
})

test.each(['8.8.8.8', '1.1.1.1', '172.15.255.255', '172.32.0.1', '100.63.255.255', '100.128.0.1', '192.167.0.1', '223.255.255.254'])(
  'https://%s/ may be reached, and not over http',
  (host) => {
    expect(refusalOfText(`https://${host}/hook`, open)).toBeNull()
    expect(refusalOfText(`http://${host}/hook`, open)).toMatchObject({ code: 'scheme' })
  },
)

test.each(['[2606:4700:4700::1111]', '[2a00:1450:4003::1]', '[2001:4860:4860::8888]'])('https://%s/ may be reached', (host) => {
  expect(refusalOfText(`https://${host}/hook`, open)).toBeNull()
})

describe('what the environment names', () => {
  test.each(['http://127.0.0.1:8080/', 'http://127.1/', 'https://10.1.2.3/', 'http://10.1.2.3:9000/', 'https://[fd12::1]/'])(
    'lets %s be reached',
    (url) => {
      expect(refusalOfText(url, within)).toBeNull()
    },
  )

  test.each([
    'http://10.2.0.1/',
    'https://10.2.0.1/',
    'https://192.168.1.1/',
    'https://169.254.169.254/',
    'https://[fd13::1]/',
    'https://[::1]/',
  ])('and %s still not', (url) => {
    expect(refusalOfText(url, within)).toMatchObject({ code: 'address' })
  })
})

describe('an address', () => {
  test.each([
    ['', 'url'],
    ['shop.example', 'url'],
    ['https://', 'url'],
    ['https://999.999.999.999/', 'url'],
    ['https://[::1', 'url'],
    ['https://[fe80::1%25eth0]/', 'url'],
    ['ftp://shop.example/', 'scheme'],
    ['file:///etc/passwd', 'scheme'],
    ['javascript:alert(1)', 'scheme'],
    ['gopher://127.0.0.1:70/', 'scheme'],
    ['https://user@shop.example/', 'credentials'],
    ['https://user:password@shop.example/', 'credentials'],
    ['https://8.8.8.8@127.0.0.1/', 'credentials'],
    ['https://shop.example:25/', 'port'],
    ['https://shop.example:22/', 'port'],
    ['https://shop.example:80/', 'port'],
    ['http://127.0.0.1:443/', 'port'],
    ['https://shop.example:0/', 'port'],
  ])('%s is refused: %s', (url, code) => {
    expect(refusalOfText(url, open)).toMatchObject({ code })
  })

  test('with a name is refused where the name leads inside, and over http', async () => {
    expect(await refusalOf('https://localhost/hook', open)).toMatchObject({ code: 'address' })
    expect(await refusalOf('https://LOCALHOST:8443/hook', open)).toMatchObject({ code: 'address' })
    expect(await refusalOf('http://nowhere.invalid/hook', open)).toMatchObject({ code: 'scheme' })
  })

  test('with a name that leads nowhere yet is taken: every request asks again', async () => {
    expect(await refusalOf('https://nowhere.invalid/hook', open)).toBeNull()
  })

  test('is dialled as it was read: parsed once, whatever its spelling', () => {
    expect(['http://0x7f.1', 'http://[::ffff:127.0.0.1]', 'http://①②⑦.1'].map((url) => hostOf(new URL(url)))).toEqual([
      '127.0.0.1',
      '::ffff:7f00:1',
      '127.0.0.1',
    ])
  })
})

test('an address of a zone is nowhere', () => {
  expect(reachWith(['fe80::/10']).mayReach('fe80::1%eth0', false)).toBe(false)
  expect(open.mayReach('no address', false)).toBe(false)
})
