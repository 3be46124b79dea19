import { codesOfPerson } from '@/lib/campaigns/wallet/exports/queries'
import { failJob } from '@/lib/jobs/commands'
import { beginExport, finishExport, writeExport } from '@/lib/jobs/exports/commands'
import { heldOfPerson, type Section } from '@/lib/jobs/exports/queries'
import { turnOf } from '@/lib/jobs/rules'
import { houseCtx } from '@/lib/core/ctx'
import { inngest, on } from '../client'

/** The one list of what a person's export holds; a domain that keeps something of people adds its sections here. */
const sections: readonly Section[] = [...heldOfPerson, ...codesOfPerson]

const world = () => houseCtx('export-person')
const atMost = 40

export const exportPerson = inngest.createFunction(
  {
    id: 'export-person',
    retries: 4,
    triggers: [on('export.requested'), { event: on('job.resumed'), if: `event.data.kind == 'export'` }],
    cancelOn: [{ event: 'job.cancelled', match: 'data.turn' }],
    onFailure: ({ event, error, step }) =>
      step.run('fail', async () => void (await failJob(world(), turnOf(event.data.event.data), error))),
  },
  async ({ event, step }) => {
    const turn = turnOf(event.data)
    if (!(await step.run('begin', () => beginExport(world(), turn, sections)))) return 'stopped'
    for (let part = 1; ; part += 1) {
      const state = await step.run(`write ${part}`, () => writeExport(world(), turn, { sections, atMost }))
      if (state === 'stopped') return state
      if (state === 'written') break
    }
    return step.run('finish', async () => ((await finishExport(world(), turn)) ? 'succeeded' : 'stopped'))
  },
)
