import { afterAll, expect } from 'vitest'

/** The environment is read once in a process, and files of tests share one: what it says is the same for all. */
const environment = {
  DATABASE_URL: 'postgres://nobody@127.0.0.1:1/nothing',
  TIRA_SECRET: 'a secret for tests that is long enough',
  PUBLIC_URL: 'https://tira.example/',
  TRUSTED_PROXY_HOPS: '2',
  MAP_TILES_URL: 'https://tiles.example/{z}/{x}/{y}.png',
  LOG_LEVEL: 'silent',
}
Object.assign(process.env, environment)

afterAll(() => expect(process.env, 'A file leaves the environment as it was: vi.stubEnv.').toMatchObject(environment))
