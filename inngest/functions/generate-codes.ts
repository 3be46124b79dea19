import { houseCtx } from '@/lib/core/ctx'
import { beginBatch, finishBatch, writeBatch } from '@/lib/campaigns/batches/commands'
import { failJob } from '@/lib/jobs/commands'
import { turnOf } from '@/lib/jobs/rules'
import { inngest, on } from '../client'

const world = () => houseCtx('generate-codes')
const atMost = 20

export const generateCodes = inngest.createFunction(
  {
    id: 'generate-codes',
    retries: 4,
    triggers: [on('codes.requested'), { event: on('job.resumed'), if: `event.data.kind == 'codes' && event.data.subjectType == 'batch'` }],
    cancelOn: [{ event: 'job.cancelled', match: 'data.turn' }],
    onFailure: ({ event, error, step }) =>
      step.run('fail', async () => void (await failJob(world(), turnOf(event.data.event.data), error))),
  },
  async ({ event, step }) => {
    const turn = turnOf(event.data)
    if (!(await step.run('begin', () => beginBatch(world(), turn)))) return 'stopped'
    for (let part = 1; ; part += 1) {
      const state = await step.run(`write ${part}`, () => writeBatch(world(), turn, { atMost }))
      if (state === 'stopped') return state
      if (state === 'made') break
    }
    return step.run('finish', async () => ((await finishBatch(world(), turn)) ? 'succeeded' : 'stopped'))
  },
)
