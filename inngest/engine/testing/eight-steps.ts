import { appendFileSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import { makeClient } from '../../client'
import { startEngine } from '../start'

/** A process of its own, for tests that kill it: an engine whose one function has eight steps and says in a file which of them ran. */
const client = makeClient('killed')

const eightSteps = client.inngest.createFunction(
  { id: 'eight-steps', retries: 4, triggers: [{ event: 'asked' }] },
  async ({ event, step }) => {
    let sum = Number(event.data.number)
    for (let place = 1; place <= 8; place += 1)
      sum = await step.run(`step ${place}`, async () => {
        appendFileSync(process.env.TEST_JOURNAL ?? '', `${event.id} ${place}\n`)
        await sleep(30)
        return sum * 2 + place
      })
    return sum
  },
)

await startEngine({
  databaseUrl: process.env.DATABASE_URL ?? '',
  client,
  functions: [eightSteps],
  pollMilliseconds: 100,
  capacity: Number(process.env.TEST_CAPACITY),
})
