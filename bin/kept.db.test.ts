import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { until } from '@/db/testing/until'
import { keepProgram } from './kept'
import { withLifetime } from './lifetime'

const folder = mkdtempSync(join(tmpdir(), 'tira-kept-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** A program that says that it starts and ends at once. */
const shortLived = (name: string) => {
  const [entry, starts] = [join(folder, `${name}.mjs`), join(folder, `${name}.txt`)]
  writeFileSync(entry, `import { appendFileSync } from 'node:fs'\nappendFileSync(${JSON.stringify(starts)}, '.')\n`)
  writeFileSync(starts, '')
  const program = { name: 'The program', root: folder, entry, env: {}, log: join(folder, `${name}.log`) }
  return { program, starts: () => readFileSync(starts, 'utf8').length }
}

test('a program that ends again and again is given up, unless that is to be endured', async () => {
  const [given, endured] = [shortLived('given-up'), shortLived('endured')]

  await withLifetime(async (life) => {
    const vital = await keepProgram(life, given.program, async () => {})
    const work = await keepProgram(life, endured.program, async () => {})
    work.endure()

    await expect(vital.kept).rejects.toThrow('The program ends again and again')
    await until(async () => endured.starts() > 6, 18_000)
  })

  expect(given.starts()).toBe(6)
})
