import { houseCtx } from '@/lib/core/ctx'
import { beginChange, finishChange, writeChange } from '@/lib/campaigns/codes/changes/commands'
import { failJob } from '@/lib/jobs/commands'
import { turnOf } from '@/lib/jobs/rules'
import { inngest, on } from '../client'

const world = () => houseCtx('change-codes')
const atMost = 50

export const changeCodes = inngest.createFunction(
  {
    id: 'change-codes',
    retries: 4,
    triggers: [
      on('codes.change-requested'),
      { event: on('job.resumed'), if: `event.data.kind == 'codes' && event.data.subjectType == 'codes-void'` },
      { event: on('job.resumed'), if: `event.data.kind == 'codes' && event.data.subjectType == 'codes-extend'` },
    ],
    cancelOn: [{ event: 'job.cancelled', match: 'data.turn' }],
    onFailure: ({ event, error, step }) =>
      step.run('fail', async () => void (await failJob(world(), turnOf(event.data.event.data), error))),
  },
  async ({ event, step }) => {
    const turn = turnOf(event.data)
    if (!(await step.run('begin', () => beginChange(world(), turn)))) return 'stopped'
    for (let part = 1; ; part += 1) {
      const state = await step.run(`write ${part}`, () => writeChange(world(), turn, { atMost }))
      if (state === 'stopped') return state
      if (state === 'changed') break
    }
    return step.run('finish', async () => ((await finishChange(world(), turn)) ? 'succeeded' : 'stopped'))
  },
)
