import { resolve } from 'node:path'
import { defineConfig, globalIgnores } from 'eslint/config'
import next from 'eslint-config-next/core-web-vitals'
import typescript from 'eslint-config-next/typescript'

/** One glob: the rule compiles all exceptions again for each, at every import. */
const ours = '{app,components,db,lib,inngest,server,bin,bench,e2e}/**/*'

/** The domains in their order: each may call only those before it. */
const domains = [
  'accounts',
  'brands',
  'stores',
  'products',
  'shoppers',
  'segments',
  'jobs',
  'campaigns',
  'flash-promos',
  'orders',
  'notifications',
  'webhooks',
  'barcodes',
  'analytics',
  'ledger',
]
const domainFolders = `lib/{${domains.join(',')}}`

const core = ['lib/core/{problem,time,money,id,page}.ts']
const contracts = [
  ...core,
  `${domainFolders}/**/{contract,rules}.ts`,
  'lib/events/{contract,catalogue}.ts',
  'lib/http/operation.ts',
  'lib/auth/permissions.ts',
]
const database = ['db/schema/**/*', 'db/{index,away,watch,migrate}.ts', 'inngest/client.ts']
const mechanisms = ['lib/core/**/*', 'lib/{auth,events,outgoing,mail,csv}/**/*', 'lib/http/{idempotency,rate-limit}.ts']
const commands = [...contracts, ...database, ...mechanisms]
const edge = ['lib/http/**/*']
const words = ['components/words/**/*']

/** The rule wants globs or plain paths, never both. */
const globbed = (path) => (/[*{!]/.test(path) ? path : path.replace(/\.ts$/, '.{ts,tsx}'))
const inside = (path) => resolve(import.meta.dirname, globbed(path))

/** A layer: what lies in it, what of ours it may import, and why no more. */
const layer = (target, allowed, message) => ({ target, from: ours, except: [...new Set([...target, ...allowed].map(inside))], message })

const tests = '!(*.test|*.db.test).ts'
const zones = [
  layer(['lib/core/{problem,time,money,id,page,env,log,coalesce}.ts'], core, 'lib/core stands alone: what it needs comes in as a value.'),
  layer(
    [`${domainFolders}/**/{contract,rules}.ts`, 'lib/http/operation.ts', 'lib/auth/permissions.ts', 'lib/events/{contract,catalogue}.ts'],
    contracts,
    'A contract and its rules also run in the browser: only lib/core, lib/http/operation and other contracts.',
  ),
  layer(
    ['db/{index,away,watch,migrate}.ts', 'db/schema/**/*', 'inngest/client.ts'],
    [...contracts, 'lib/core/{env,log}.ts'],
    'Tables know contracts and nothing else.',
  ),
  layer(
    ['lib/core/{ctx,transaction}.ts', `lib/{auth,events,outgoing,mail,csv}/**/${tests}`, 'lib/http/{idempotency,rate-limit}.ts'],
    commands,
    'A mechanism serves the domains and knows none of them.',
  ),
  ...domains.map((domain, at) =>
    layer(
      [`lib/${domain}/**/{queries,commands}.ts`],
      [...commands, ...domains.slice(0, at).map((earlier) => `lib/${earlier}/**/*`)],
      `Downward by call, upward by fact: ${domain} may call only the domains before it (architecture, "Order of the domains"); later ones learn by a fact.`,
    ),
  ),
  layer([`lib/http/${tests}`], [...commands, ...edge, `${domainFolders}/**/*`], 'The edge knows the product, not the pages.'),
  layer(['lib/http/client.ts'], contracts, 'The client runs in the browser: contracts as types only.'),
  layer(
    ['components/**/*'],
    [...contracts, 'lib/http/client.ts'],
    'Components get props and send intents: no database, no queries, no commands.',
  ),
  layer(
    [
      'inngest/{functions,engine,sdk}/**/*',
      'inngest/{index,serve,process}.ts',
      'bin/**/*',
      'bench/**/*',
      'db/{seed,embedded}.ts',
      'db/{seed,testing,embedded}/**/*',
    ],
    [...commands, ...edge, `${domainFolders}/**/*`, 'db/**/*', 'inngest/**/*', 'bin/**/*', 'lib/http/openapi.ts'],
    'These drive the product from outside the pages: lib and db, no app and no components.',
  ),
  layer(
    ['app/**/{page,layout,error,not-found,forbidden,loading}.tsx'],
    ['app/**/*', 'components/**/*', ...contracts, 'lib/**/queries.ts', 'lib/auth/**/*', 'lib/core/**/*', 'lib/http/{client,openapi}.ts'],
    'A page reads by queries; changes go through an operation.',
  ),
  layer(
    ['app/**/*', `server/**/${tests}`],
    ['app/**/*', 'server/**/*', 'components/**/*', 'lib/**/*', 'inngest/serve.ts'],
    'SQL stays in lib: ask a query or a command.',
  ),
  layer(
    ['e2e/**/*'],
    [...contracts, ...words, 'db/testing/**/*', 'db/embedded.ts', 'db/embedded/**/*'],
    'End-to-end tests talk to the product only over HTTP.',
  ),
]

const [{ rules: ofPages, ...bare }, ...others] = next
const ofHooks = { 'react-hooks/rules-of-hooks': 'error', 'react-hooks/exhaustive-deps': 'error' }

/** Each file would go through React's compiler for them, which is not used here; it is a third of the whole linting. */
const ofCompiler = Object.keys(ofPages).filter((name) => name.startsWith('react-hooks/') && !(name in ofHooks))
const off = (names) => Object.fromEntries(names.map((name) => [name, 'off']))

const budgets = { skipBlankLines: false, skipComments: false }

export default defineConfig([
  globalIgnores(['.next/**', '.tira/**', 'dist/**', 'next-env.d.ts', 'test-results/**', 'playwright-report/**', 'openapi.json']),
  bare,
  ...others.map((one) => (one.rules ? { ...one, files: ['**/*.tsx'] } : one)),
  { files: ['**/*.tsx'], rules: { ...ofPages, ...off(ofCompiler) } },
  { files: ['{app,components}/**/*.{ts,tsx}'], rules: ofHooks },
  ...typescript,
  {
    rules: {
      'import/no-restricted-paths': ['error', { zones }],
      'max-lines': ['error', { max: 250, ...budgets }],
      'max-lines-per-function': ['error', { max: 50, ...budgets }],
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-non-null-assertion': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports', disallowTypeAnnotations: false }],
    },
  },
  { files: ['app/**/page.tsx'], rules: { 'max-lines': ['error', { max: 80, ...budgets }] } },
  {
    files: ['**/*.test.ts', '**/*.db.test.ts', 'e2e/**/*.ts'],
    rules: { 'max-lines-per-function': 'off', 'max-lines': ['error', { max: 400, ...budgets }] },
  },
])
