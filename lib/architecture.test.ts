import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { basename, dirname, join, posix, relative } from 'node:path'
import { ESLint } from 'eslint'
import { beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { problemCodes, problemEntry } from '@/lib/core/problem'
import { openapiDocument } from '@/lib/http/openapi'
import { operations } from '@/lib/http/operations'

const root = join(import.meta.dirname, '..')
const folders = ['app', 'components', 'db', 'lib', 'inngest', 'server', 'bin', 'bench', 'e2e']
const files = folders
  .filter((folder) => existsSync(join(root, folder)))
  .flatMap((folder) => readdirSync(join(root, folder), { recursive: true, withFileTypes: true }))
  .filter((entry) => entry.isFile())
  .map((entry) => posix.join(relative(root, entry.parentPath), entry.name))
const sources = files.filter((file) => /\.(ts|tsx|mjs)$/.test(file))
const texts = new Map(sources.map((file) => [file, readFileSync(join(root, file), 'utf8')]))
const textOf = (file: string) => texts.get(file) ?? ''
const isTest = (file: string) => /\.test\.tsx?$/.test(file) || file.startsWith('e2e/')

const mechanisms = ['core', 'auth', 'http', 'events', 'outgoing', 'mail', 'csv']
const domainFiles = files.filter((file) => file.startsWith('lib/') && !mechanisms.includes(file.split('/')[1] ?? ''))

/** `[...slug]`, `(shop)` and the like are Next's spelling. */
const bare = (segment: string) => segment.replace(/^[[(.]+|[\])]+$/g, '')
const stem = (file: string) => bare(basename(file)).split('.')[0] ?? ''

describe('the tree', () => {
  test('a domain speaks four words and nothing else, its tests beside them', () => {
    const strangers = domainFiles.filter(
      (file) =>
        file !== 'lib/architecture.test.ts' &&
        !/^lib\/([a-z-]+\/)+((contract|rules|queries|commands)|[a-z-]+(\.db)?\.test)\.ts$/.test(file),
    )

    expect(strangers, 'A domain folder holds contract.ts, rules.ts, queries.ts, commands.ts and their tests, or a smaller noun.').toEqual(
      [],
    )
  })

  test('core is a closed list', () => {
    const core = files.filter((file) => file.startsWith('lib/core/') && !isTest(file)).map(stem)
    const known = ['problem', 'time', 'money', 'id', 'page', 'env', 'log', 'coalesce', 'ctx', 'transaction']

    expect(core.filter((name) => !known.includes(name))).toEqual([])
  })

  test('nothing is called utils, helpers, misc, types, services or common', () => {
    const vague = /^(utils?|helpers?|misc|types?|services?|common|shared|lib)$/
    const words = /^components\/words\/(en|es)\/common\.json$/
    const named = files
      .filter((file) => !words.test(file))
      .filter((file) =>
        file
          .split('/')
          .slice(1)
          .map(stem)
          .some((name) => vague.test(name)),
      )

    expect(named, 'Name it by what it does.').toEqual([])
  })

  test('names are in kebab-case', () => {
    const kebab = /^[_a-z0-9]+(-[a-z0-9]+)*(\.[a-z0-9-]+)*$/
    const made = files.filter((file) => !/\/fonts\/|\/README\.md$/.test(file) && !file.startsWith('db/migrations/'))

    expect(
      made.filter(
        (file) =>
          !file
            .split('/')
            .map(bare)
            .every((segment) => kebab.test(segment)),
      ),
    ).toEqual([])
  })

  test('only what Next or a tool asks for is exported by default', () => {
    const asked = /^app\/|\.config\.(ts|mjs)$|^db\/(drizzle\.config|testing\/global-setup)\.ts$|^app\/i18n\.ts$/

    expect(sources.filter((file) => !asked.test(file) && /^export default /m.test(textOf(file)))).toEqual([])
  })

  test('there is no barrel but the one that Drizzle needs', () => {
    const isBarrel = (text: string) => {
      const lines = text.split('\n').filter((line) => line.trim() !== '')
      return lines.length > 0 && lines.every((line) => /^export (type )?(\*|\{[^}]*\}) from /.test(line))
    }

    expect(sources.filter((file) => isBarrel(textOf(file)))).toEqual(['db/schema/index.ts'])
  })

  test('files keep within their budget of lines', () => {
    const budgetOf = (file: string) => (isTest(file) ? 400 : /^app\/.*page\.tsx$/.test(file) ? 80 : 250)
    const long = sources
      .map((file) => ({ file, lines: textOf(file).trimEnd().split('\n').length }))
      .filter(({ file, lines }) => lines > budgetOf(file))

    expect(long).toEqual([])
  })

  test('no markup carries a style attribute: the policy of our pages would drop it', () => {
    expect(sources.filter((file) => /^(app|components)\/.*\.tsx$/.test(file) && /\sstyle=\{/.test(textOf(file)))).toEqual([])
  })
})

type Import = { from: string; names: string }

const importsOf = (text: string): Import[] =>
  [...text.matchAll(/^(?:import|export)\s+(?!type[\s{])(?:([^'"()]*?)\s+from\s+)?['"]([^'"]+)['"]/gm)].map(([, names = '', from = '']) => ({
    from,
    names,
  }))

const isForTypesOnly = ({ names }: Import) => {
  const inner = /^\{([^}]*)\}$/s.exec(names.trim())?.[1]
  return (
    inner !== undefined &&
    inner
      .split(',')
      .filter((name) => name.trim())
      .every((name) => /^\s*type\s/.test(name))
  )
}

const known = new Set(sources)
const found = (path: string) =>
  ['', '.ts', '.tsx', '.mjs', '/index.ts', '/index.tsx'].map((end) => path + end).find((one) => known.has(one))

const targetOf = (file: string, from: string): string => {
  const path = from.startsWith('@/') ? from.slice(2) : from.startsWith('.') ? posix.join(dirname(file), from) : null
  return path === null ? from : (found(path) ?? from)
}

/** What a file needs at run time; what it needs only for its types is gone by then. */
type Graph = ReadonlyMap<string, string[]>
const needs: Graph = new Map(
  sources.map((file) => [
    file,
    importsOf(textOf(file))
      .filter((one) => !isForTypesOnly(one))
      .map(({ from }) => targetOf(file, from)),
  ]),
)

const cycleFrom = (graph: Graph, start: string, safe: Set<string>): string[] | null => {
  const path: string[] = []
  const visit = (file: string): string[] | null => {
    if (path.includes(file)) return [...path.slice(path.indexOf(file)), file]
    if (safe.has(file)) return null
    path.push(file)
    for (const next of graph.get(file) ?? []) {
      const cycle = graph.has(next) ? visit(next) : null
      if (cycle) return cycle
    }
    path.pop()
    safe.add(file)
    return null
  }
  return visit(start)
}

/** The way from a file to something that must not be reached, if there is one. */
const wayTo = (graph: Graph, start: string, isForbidden: (target: string) => boolean): string[] | null => {
  const seen = new Set([start])
  const ways = [[start]]
  for (const way of ways)
    for (const next of graph.get(way.at(-1) ?? '') ?? []) {
      if (isForbidden(next)) return [...way, next]
      if (!graph.has(next) || seen.has(next)) continue
      seen.add(next)
      ways.push([...way, next])
    }
  return null
}

describe('imports', () => {
  test('are seen: what is written over several lines, again exported, for types only, and what is planted', () => {
    const planted: Graph = new Map([
      ['a', ['b']],
      ['b', ['c', 'zod']],
      ['c', ['a']],
    ])
    const text = `import {\n  a,\n  type B,\n} from '@/a'\nimport type { C } from './c'\nimport { type D } from './d'\nexport { e } from './e'\nimport './f'\n`

    expect(needs.get('lib/http/route.ts')).toEqual(expect.arrayContaining(['zod', 'db/index.ts', 'lib/http/answer.ts', 'lib/http/once.ts']))
    expect(needs.get('lib/http/route.ts')).not.toContain('lib/auth/admit.ts')
    expect(
      importsOf(text)
        .filter((one) => !isForTypesOnly(one))
        .map(({ from }) => from),
    ).toEqual(['@/a', './e', './f'])
    expect(cycleFrom(planted, 'a', new Set())).toEqual(['a', 'b', 'c', 'a'])
    expect(wayTo(planted, 'a', (target) => target === 'zod')).toEqual(['a', 'b', 'zod'])
  })

  test('go round in no circle', () => {
    const safe = new Set<string>()
    const cycle = sources.map((file) => cycleFrom(needs, file, safe)).find((one) => one !== null)

    expect(cycle?.join(' → ')).toBeUndefined()
  })

  test('of what runs in the browser never reach zod, the database or Node', () => {
    const isForbidden = (target: string) => /^(zod|postgres|drizzle-orm|next-auth|pino|jose)($|\/)|^node:|^@node-rs/.test(target)
    const browser = sources.filter((file) => /^['"]use client['"]/.test(textOf(file)))
    const ways = browser.map((file) => wayTo(needs, file, isForbidden)).filter((way) => way !== null)

    expect(browser.length).toBeGreaterThan(0)
    expect(ways.map((way) => way.join(' → '))).toEqual([])
  })
})

type Contract = Record<string, { method?: string; path?: string } | undefined>

const routes = files.filter((file) => /^app\/api\/v1\/.*route\.ts$/.test(file))
const addressOf = (file: string) =>
  dirname(file)
    .slice('app/api/v1'.length)
    .replace(/\[(\w+)\]/g, '{$1}')

const mountedIn = async (file: string): Promise<string[]> => {
  const contracts = new Map(
    [...textOf(file).matchAll(/import \* as (\w+) from '@\/([^']+)'/g)].map(([, alias = '', path = '']) => [alias, path]),
  )
  const mounted = [...textOf(file).matchAll(/route\(\s*(\w+)\.(\w+)/g)]
  return Promise.all(
    mounted.map(async ([, alias = '', name = '']) => {
      const contract: Contract = await import(join(root, `${contracts.get(alias)}.ts`))
      const operation = contract[name]
      return operation?.path === addressOf(file) ? `${operation.method} ${operation.path}` : `${name} does not lie at ${addressOf(file)}`
    }),
  )
}

describe('operations', () => {
  test('of the contracts are the routes under app/api/v1, one for one', async () => {
    const mounted = (await Promise.all(routes.map(mountedIn))).flat()

    expect(mounted.toSorted()).toEqual(operations.map(({ method, path }) => `${method} ${path}`).toSorted())
  })

  test('of every contract stand in lib/http/operations.ts', () => {
    const contracts = sources.filter((file) => /^lib\/.*\/contract\.ts$/.test(file) && /= operation\(/.test(textOf(file)))

    expect(
      needs
        .get('lib/http/operations.ts')
        ?.filter((file) => file.endsWith('contract.ts'))
        .toSorted(),
    ).toEqual(contracts.toSorted())
  })

  test('have names that no other has', () => {
    const names = operations.map(({ name }) => name)

    expect(names.filter((name, at) => names.indexOf(name) !== at)).toEqual([])
  })

  test('are mounted by files of one form', () => {
    const form =
      /^(import [^\n]+ from '@\/lib\/([a-z-]+\/)+(contract|queries|commands|route|peer)'\n)+\nexport const \{ GET, POST, PUT, PATCH, DELETE, OPTIONS \} = mount\(\s*route\([\s\S]+\)\n$/

    expect(routes.filter((file) => !form.test(textOf(file)))).toEqual([])
  })

  test('are what openapi.json says', () => {
    const committed: unknown = JSON.parse(readFileSync(join(root, 'openapi.json'), 'utf8'))

    expect(committed, 'openapi.json is stale: npm run openapi').toEqual(JSON.parse(JSON.stringify(openapiDocument())))
  })

  test('and everything else: each problem has a test whose title begins with its status and code', () => {
    const titles = sources
      .filter(isTest)
      .flatMap((file) => [...textOf(file).matchAll(/['"`](\d{3}) ([a-z-]+)/g)].map(([, status, code]) => `${status} ${code}`))
    const wanted = problemCodes.map((code) => `${problemEntry(code).status} ${code}`)

    expect(wanted.filter((title) => !titles.includes(title))).toEqual([])
  })
})

const lint = new ESLint({ cwd: root })
const complaintsAbout = async (file: string, text: string) => {
  const results = await lint.lintText(text, { filePath: join(root, file) })
  return results.flatMap(({ messages }) => messages).map(({ message, ruleId }) => `${ruleId}: ${message}`)
}

const planted: [file: string, forbidden: string][] = [
  ['lib/core/id.ts', '@/db'],
  ['lib/stores/rules.ts', '@/lib/stores/queries'],
  ['lib/stores/contract.ts', '@/db/schema'],
  ['lib/http/operation.ts', '@/lib/http/route'],
  ['lib/auth/permissions.ts', '@/lib/auth/session'],
  ['db/schema/stores.ts', '@/lib/stores/commands'],
  ['db/index.ts', '@/lib/http/route'],
  ['lib/core/ctx.ts', '@/lib/stores/commands'],
  ['lib/auth/caller.ts', '@/lib/accounts/queries'],
  ['lib/events/emit.ts', '@/lib/stores/queries'],
  ['lib/http/rate-limit.ts', '@/lib/stores/queries'],
  ['lib/accounts/commands.ts', '@/lib/brands/commands'],
  ['lib/brands/commands.ts', '@/lib/stores/commands'],
  ['lib/stores/queries.ts', '@/lib/shoppers/commands'],
  ['lib/shoppers/commands.ts', '@/app/session'],
  ['lib/jobs/commands.ts', '@/app/session'],
  ['lib/campaigns/commands.ts', '@/lib/webhooks/commands'],
  ['lib/webhooks/commands.ts', '@/app/session'],
  ['lib/http/route.ts', '@/app/session'],
  ['lib/http/client.ts', '@/lib/http/route'],
  ['components/stores/planted.tsx', '@/lib/stores/queries'],
  ['components/ui/planted.tsx', '@/db'],
  ['bin/planted.ts', '@/app/session'],
  ['bench/planted.ts', '@/components/ui/button'],
  ['db/seed/index.ts', '@/app/session'],
  ['app/console/planted/page.tsx', '@/lib/stores/commands'],
  ['app/api/v1/planted/route.ts', '@/db'],
  ['server/planted.ts', '@/db'],
  ['e2e/planted.ts', '@/lib/stores/queries'],
]

const Zones = z.object({
  rules: z.object({
    'import/no-restricted-paths': z.tuple([z.unknown(), z.object({ zones: z.array(z.object({ message: z.string() })) })]),
  }),
})

const zoneReasons = async () => {
  const config = Zones.parse(await lint.calculateConfigForFile(join(root, 'lib/core/id.ts')))
  return config.rules['import/no-restricted-paths'][1].zones.map(({ message }) => message)
}

describe('the linter', { timeout: 30_000 }, () => {
  // Its first reading loads the parser and every plugin.
  beforeAll(async () => void (await complaintsAbout('lib/core/id.ts', '')), 60_000)

  test.each(planted)('is red where %s imports %s', async (file, forbidden) => {
    const complaints = await complaintsAbout(file, `import '${forbidden}'\n`)

    expect(complaints.filter((complaint) => complaint.startsWith('import/no-restricted-paths'))).not.toEqual([])
  })

  test('has no layer for which nothing was planted, but the domains that have none after them yet', async () => {
    const complaints = (await Promise.all(planted.map(([file, forbidden]) => complaintsAbout(file, `import '${forbidden}'\n`)))).flat()
    const reasons = await zoneReasons()
    const silent = reasons.filter((reason) => !complaints.some((complaint) => complaint.includes(reason)))
    const isOfMissingDomain = (reason: string) => {
      const domain = /fact: ([a-z-]+) may call/.exec(reason)?.[1]
      return domain !== undefined && !known.has(`lib/${domain}/contract.ts`)
    }

    expect(reasons.length).toBeGreaterThan(20)
    expect(silent.filter((reason) => !isOfMissingDomain(reason))).toEqual([])
  })

  test.each([
    ['@typescript-eslint/no-explicit-any', 'lib/stores/rules.ts', 'export const planted = (value: any) => value\n'],
    ['@typescript-eslint/no-non-null-assertion', 'lib/stores/rules.ts', 'export const planted = (value: string | null) => value!.length\n'],
    [
      '@typescript-eslint/consistent-type-imports',
      'lib/stores/rules.ts',
      `import { Weekday } from '@/lib/core/time'\nexport type Planted = Weekday\n`,
    ],
    ['max-lines', 'lib/stores/rules.ts', `${'export {}\n'.repeat(251)}`],
    ['max-lines', 'app/console/planted/page.tsx', `${'export {}\n'.repeat(81)}`],
    ['max-lines-per-function', 'lib/stores/rules.ts', `export const planted = () => {\n${'  void 0\n'.repeat(51)}}\n`],
  ])('%s is red in %s', async (rule, file, text) => {
    expect((await complaintsAbout(file, text)).filter((complaint) => complaint.startsWith(rule))).not.toEqual([])
  })
})
