import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { runChecks } from '../checks'
import { Refusal, type Invocation } from '../command'
import { runEndToEnd } from '../end-to-end'
import { withLifetime } from '../lifetime'
import { say } from '../say'
import { add, describeTally, nothing } from '../tally'
import { runVitest } from '../vitest'

const parts = ['static', 'unit', 'database', 'e2e'] as const
type Part = (typeof parts)[number]

export const usage = `npm test -- [--only <part>]... [<file>...]

  --only <part>   ${parts.join(', ')}; may be said several times. All of them, if not said
  <file>          part of a file's path: only the tests of such files
  --help          this text`

const readArguments = (args: string[]): { wanted: Set<Part>; filters: string[] } => {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    strict: true,
    options: { only: { type: 'string', multiple: true } },
  })
  const wanted = (values.only ?? [...parts]).map((name) => {
    const part = parts.find((one) => one === name)
    if (!part)
      throw new Refusal(`There is no part ${name} of the tests.`, `The parts are ${parts.join(', ')}, as in: npm test -- --only e2e`)
    return part
  })
  return { wanted: new Set(wanted), filters: positionals }
}

const vitestProjects = (wanted: Set<Part>): string[] =>
  (['unit', 'database'] as const).filter((part) => wanted.has(part)).flatMap((part) => ['--project', `${part}*`])

/** Goes on after a failure, so that one run shows all of them. */
export const run = async ({ root, args }: Invocation): Promise<number> => {
  const { wanted, filters } = readArguments(args)
  mkdirSync(join(root, 'test-results'), { recursive: true })
  const tally = await withLifetime(async (life) => {
    let sum = nothing
    if (wanted.has('static')) sum = add(sum, await runChecks(root, { units: false }))
    life.stopped.throwIfAborted()
    const projects = vitestProjects(wanted)
    if (projects.length > 0) {
      say('\n  Vitest\n')
      sum = add(sum, (await runVitest(root, [...projects, ...filters], { show: true })).tally)
    }
    life.stopped.throwIfAborted()
    if (wanted.has('e2e')) sum = add(sum, await runEndToEnd(life, root, filters))
    life.stopped.throwIfAborted()
    return sum
  })
  if (!tally) return 130
  say(`\n${describeTally(tally)}`)
  return tally.failed > 0 ? 1 : 0
}
