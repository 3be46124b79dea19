/** Imported first, and the same for all: the environment is read once in a process, which these tests share. */
Object.assign(process.env, {
  DATABASE_URL: 'postgres://nobody@127.0.0.1:1/nothing',
  TIRA_SECRET: 'a secret for tests that is long enough',
  PUBLIC_URL: 'https://tira.example',
  TRUSTED_PROXY_HOPS: '2',
  MAP_TILES_URL: 'https://tiles.example/{z}/{x}/{y}.png',
  LOG_LEVEL: 'silent',
})
