import { expect, test } from 'vitest'
import { changeStore, createStore, listStores, OpeningHours, Store } from './contract'

const days = { monday: [], tuesday: [], wednesday: [], thursday: [], friday: [], saturday: [], sunday: [] }
const workdays = { ...days, monday: [{ opens: '08:00', closes: '14:00' }], friday: [{ opens: '17:00', closes: '24:00' }] }

const gran = {
  name: 'Gràcia',
  position: { latitude: 41.4036, longitude: 2.1569 },
  address: 'Carrer de Verdi 12',
  timeZone: 'Europe/Madrid',
  openingHours: workdays,
}

const where = (result: { error?: { issues: { path: PropertyKey[]; code: string }[] } | undefined }) =>
  result.error?.issues.map((issue) => issue.path.join('/') || issue.code) ?? []

const ofNew = (body: object) => where(createStore.body.safeParse({ ...gran, ...body }))
const ofChange = (body: object) => where(changeStore.body.safeParse(body))

test('takes a store as api.md draws it, and a name is enough', () => {
  expect(createStore.body.parse(gran)).toEqual(gran)
  expect(createStore.body.parse({ name: 'Gràcia' })).toEqual({ name: 'Gràcia', position: null })
})

test('a time zone is kept as the world writes it', () => {
  expect(createStore.body.parse({ name: 'Gràcia', timeZone: 'europe/madrid' }).timeZone).toBe('Europe/Madrid')
  expect(changeStore.body.parse({ timeZone: 'AMERICA/NEW_YORK' }).timeZone).toBe('America/New_York')
  expect(ofChange({ timeZone: 'europe/atlantis' })).toEqual(['timeZone'])
})

test.each([
  [0, 0],
  [-0, 0],
  [90, 180],
  [-90, -180],
  [41.403_612_345_678, 2.156_9],
])('%f, %f is a position', (latitude, longitude) => {
  expect(createStore.body.parse({ ...gran, position: { latitude, longitude } }).position).toEqual({ latitude, longitude })
  expect(changeStore.body.parse({ position: { latitude, longitude } })).toEqual({ position: { latitude, longitude } })
})

test.each([
  [{ latitude: 90.000_001, longitude: 0 }, 'position/latitude'],
  [{ latitude: -90.000_001, longitude: 0 }, 'position/latitude'],
  [{ latitude: 0, longitude: 180.000_001 }, 'position/longitude'],
  [{ latitude: 0, longitude: -180.000_001 }, 'position/longitude'],
  [{ latitude: Infinity, longitude: 0 }, 'position/latitude'],
  [{ latitude: NaN, longitude: 0 }, 'position/latitude'],
  [{ latitude: '41.4', longitude: 2.1 }, 'position/latitude'],
  [{ latitude: 41.4 }, 'position/longitude'],
  [{ latitude: 41.4, longitude: null }, 'position/longitude'],
  [{ latitude: 41.4, longitude: 2.1, altitude: 3 }, 'position'],
  [[41.4, 2.1], 'position'],
])('%j is no position', (position, at) => {
  expect(ofNew({ position })).toEqual([at])
  expect(ofChange({ position })).toEqual([at])
})

test.each(['id', 'brandId', 'online', 'version', 'createdAt', 'updatedAt', 'latitude', 'place', 'toString'])('nobody sets %s', (member) => {
  expect(ofNew({ [member]: null })).toEqual(['unrecognized_keys'])
  expect(ofChange({ [member]: null })).toEqual(['unrecognized_keys'])
})

test('a member that is called __proto__ is refused as any other', () => {
  expect(where(changeStore.body.safeParse(JSON.parse('{"__proto__": {"online": true}}')))).toEqual(['unrecognized_keys'])
})

test('names are trimmed, and Spanish letters, other scripts and quotes are welcome', () => {
  for (const name of ['Peñíscola · L’Hospitalet', 'Çelebi "El Güell" <3', '東京', 'O’Brien; drop table stores--']) {
    expect(changeStore.body.parse({ name: `  ${name}\u00a0 ` })).toEqual({ name })
    expect(changeStore.body.parse({ address: ` ${name} ` })).toEqual({ address: name })
  }
})

test.each(['', '   ', 'a\nb', 'a\r\nSet-Cookie: b', 'a\u0000b', 'a\u007fb', 'a\u0085b', 'half a \ud83d letter', 'x'.repeat(301), 7])(
  'neither name nor address may be %j',
  (text) => {
    expect(ofNew({ name: text })).toContain('name')
    expect(ofChange({ name: text })).toContain('name')
    expect(ofNew({ address: text })).toContain('address')
    expect(ofChange({ address: text })).toContain('address')
  },
)

test('a name has 120 characters, an address 300', () => {
  expect(ofChange({ name: 'x'.repeat(120), address: 'x'.repeat(300) })).toEqual([])
  expect(ofChange({ name: 'x'.repeat(121), address: 'x'.repeat(301) })).toEqual(['name', 'address'])
})

test('null clears position, address and hours, and nothing else', () => {
  const cleared = { position: null, address: null, openingHours: null }

  expect(changeStore.body.parse(cleared)).toEqual(cleared)
  expect(ofChange({ name: null, timeZone: null })).toEqual(['name', 'timeZone'])
  expect(changeStore.body.parse({})).toEqual({})
})

test.each(['Madrid', '+02:00', 'Europe/Madrid ', '', "UTC'; select 1", 'Europe/../etc/passwd', 7])('%j is no time zone', (timeZone) => {
  expect(ofNew({ timeZone })).toEqual(['timeZone'])
})

test('hours that overlap name the period', () => {
  const sunday = [
    { opens: '10:00', closes: '12:00' },
    { opens: '22:00', closes: '03:00' },
  ]
  const openingHours = { ...days, sunday, monday: [{ opens: '02:59', closes: '05:00' }] }

  expect(ofNew({ openingHours })).toEqual(['openingHours/sunday/1'])
  expect(ofChange({ openingHours })).toEqual(['openingHours/sunday/1'])
})

test.each([
  [{ monday: [{ opens: '24:00', closes: '24:00' }] }, 'monday/0/opens'],
  [{ monday: [{ opens: '8:00', closes: '14:00' }] }, 'monday/0/opens'],
  [{ monday: [{ opens: '08:60', closes: '14:00' }] }, 'monday/0/opens'],
  [{ monday: [{ opens: '08:00', closes: '24:01' }] }, 'monday/0/closes'],
  [{ monday: [{ opens: '08:00', closes: '25:00' }] }, 'monday/0/closes'],
  [{ monday: [{ opens: '08:00\n', closes: '14:00' }] }, 'monday/0/opens'],
  [{ monday: [{ opens: '08:00' }] }, 'monday/0/closes'],
  [{ monday: [{ opens: '08:00', closes: '14:00', note: 'x' }] }, 'monday/0'],
  [{ monday: Array.from({ length: 5 }, (_, at) => ({ opens: `0${at}:00`, closes: `0${at}:30` })) }, 'monday'],
  [{ monday: null }, 'monday'],
  [{ lunes: [] }, 'unrecognized_keys'],
])('hours with %j are refused', (wrong, at) => {
  expect(where(OpeningHours.safeParse({ ...days, ...wrong }))).toEqual([at])
})

test('hours say every day of the week', () => {
  const { sunday, ...short } = days

  expect(sunday).toEqual([])
  expect(where(OpeningHours.safeParse(short))).toEqual(['sunday'])
})

test.each([{ limit: '0' }, { limit: '101' }, { limit: 'ten' }, { sort: 'address' }, { q: 'x'.repeat(121) }, { page: '2' }])(
  'a list with %j is refused',
  (query) => {
    expect(listStores.query.safeParse(query).success).toBe(false)
  },
)

test('a list is by name, fifty at a time, if nothing is said', () => {
  expect(listStores.query.parse({})).toEqual({ limit: 50, sort: 'name' })
})

test('a store leaves with text where it holds instants, and without what is ours alone', () => {
  const at = new Date('2026-11-20T16:42:00.000Z')
  const store = { ...gran, id: '0197a3c4-0000-7000-8000-000000000000', online: false, version: 1, createdAt: at, updatedAt: at }

  expect(Store.encode({ ...store, ...{ brandId: 'ours', place: '(1,0,0)' } })).toEqual({
    ...store,
    createdAt: '2026-11-20T16:42:00.000Z',
    updatedAt: '2026-11-20T16:42:00.000Z',
  })
})
