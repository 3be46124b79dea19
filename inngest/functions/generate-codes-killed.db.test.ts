import { type ChildProcess, spawn } from 'node:child_process'
import { mkdirSync, rmSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { count, countDistinct, eq } from 'drizzle-orm'
import { build } from 'esbuild'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { bundleOptions } from '@/bin/bundle.mjs'
import { codes, facts, strips } from '@/db/schema'
import { aCampaign } from '@/db/testing/campaigns'
import { until } from '@/db/testing/until'
import { aBrand, databaseUrl } from '@/db/testing/world'
import { createBatch } from '@/lib/campaigns/batches/commands'
import { newId } from '@/lib/core/id'
import { getJob } from '@/lib/jobs/queries'

const asked = 200_000
const root = resolve(import.meta.dirname, '../..')
const bundle = join(root, 'dist', 'test-codes', `${newId()}.mjs`)
const crew: ChildProcess[] = []

beforeAll(async () => {
  mkdirSync(dirname(bundle), { recursive: true })
  await build({ ...bundleOptions(root), entryPoints: [join(root, 'inngest/process.ts')], outfile: bundle })
}, 60_000)

afterAll(() => {
  for (const child of crew) child.kill('SIGKILL')
  rmSync(bundle, { force: true })
})

const atWork = (): ChildProcess => {
  const env = { ...process.env, DATABASE_URL: databaseUrl, LOG_LEVEL: 'silent' }
  const child = spawn(process.execPath, [bundle], { cwd: root, env, stdio: 'ignore' })
  crew.push(child)
  return child
}

test(
  'killed twice in the middle of 200 000: the job resumes by itself and ends with exactly 200 000 distinct codes',
  { timeout: 400_000 },
  async () => {
    const { owner } = await aBrand()
    const campaign = await aCampaign(owner, { codes: 0 })
    let child = atWork()
    const { id } = await createBatch(owner, { campaignId: campaign.id, count: asked })

    const kills: number[] = []
    for (const enough of [asked / 10, asked / 2]) {
      await until(async () => (await getJob(owner, id)).done >= enough, 150_000)
      child.kill('SIGKILL')
      kills.push((await getJob(owner, id)).done)
      child = atWork()
    }
    await until(async () => (await getJob(owner, id)).finishedAt !== null, 150_000)

    expect(kills.every((done) => done > 0 && done < asked)).toBe(true)
    expect(await getJob(owner, id)).toMatchObject({ state: 'succeeded', done: asked, total: asked, result: { codes: asked } })
    const [made] = await owner.db
      .select({ codes: count(), different: countDistinct(codes.matchKey), positions: countDistinct(codes.position) })
      .from(codes)
      .where(eq(codes.campaignId, campaign.id))
    expect(made).toEqual({ codes: asked, different: asked, positions: asked })
    expect(await owner.db.select({ size: strips.size }).from(strips).where(eq(strips.campaignId, campaign.id))).toEqual([{ size: asked }])
    expect(await owner.db.$count(facts, eq(facts.type, 'codes.generated'))).toBe(1)
  },
)
