import { houseCtx } from '@/lib/core/ctx'
import { beginUndoing, finishUndoing, writeUndoing } from '@/lib/campaigns/batches/undoing/commands'
import { failJob } from '@/lib/jobs/commands'
import { turnOf } from '@/lib/jobs/rules'
import { inngest, on } from '../client'

const world = () => houseCtx('undo-batch')
const atMost = 50

export const undoBatch = inngest.createFunction(
  {
    id: 'undo-batch',
    retries: 4,
    triggers: [
      on('codes.undo-requested'),
      { event: on('job.resumed'), if: `event.data.kind == 'codes' && event.data.subjectType == 'batch-undo'` },
    ],
    cancelOn: [{ event: 'job.cancelled', match: 'data.turn' }],
    onFailure: ({ event, error, step }) =>
      step.run('fail', async () => void (await failJob(world(), turnOf(event.data.event.data), error))),
  },
  async ({ event, step }) => {
    const turn = turnOf(event.data)
    if (!(await step.run('begin', () => beginUndoing(world(), turn)))) return 'stopped'
    for (let part = 1; ; part += 1) {
      const state = await step.run(`write ${part}`, () => writeUndoing(world(), turn, { atMost }))
      if (state === 'stopped') return state
      if (state === 'undone') break
    }
    return step.run('finish', async () => ((await finishUndoing(world(), turn)) ? 'succeeded' : 'stopped'))
  },
)
