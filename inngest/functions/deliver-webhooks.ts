import { eventType, staticSchema } from 'inngest'
import { houseCtx } from '@/lib/core/ctx'
import { newId } from '@/lib/core/id'
import type { Follow } from '@/lib/events/follow-numbered'
import { forgetDeliveries } from '@/lib/webhooks/deliveries/commands'
import { deliverDue, listNeglected } from '@/lib/webhooks/deliveries/turns/commands'
import { type Due, planDeliveries } from '@/lib/webhooks/plans/commands'
import { inngest, on } from '../client'

const due = eventType('webhook.due', { schema: staticSchema<Due>() })
const mostTurns = 300
const mostEvents = 1_000

/** What the relay does whenever facts have got their places: deliveries are planned, and somebody goes to whom they are for. */
export const followFacts: Follow = async (brandIds) =>
  (await planDeliveries(houseCtx('plan-deliveries'), brandIds)).map((data) => ({ id: newId(), name: due.name, data, ts: Date.now() }))

export const deliverWebhooks = inngest.createFunction(
  {
    id: 'deliver-webhooks',
    retries: 4,
    concurrency: { limit: 1, key: 'event.data.webhookId' },
    triggers: [due, on('webhook.changed'), on('webhook.replayed')],
  },
  async ({ event, step }) => {
    const { webhookId, brandId } = event.data
    if (brandId === null) return 'nobody'
    for (let turn = 1; turn <= mostTurns; turn += 1) {
      const end = await step.run(`deliver ${turn}`, () => deliverDue({ webhookId, brandId }))
      if (end.state === 'done') return 'delivered'
      if (end.state === 'later') await step.sleepUntil(`wait ${turn}`, new Date(end.at))
    }
    await step.sendEvent('go on', { name: due.name, data: { webhookId, brandId } })
    return 'goes on'
  },
)

/** The net below: whoever looked after a webhook may have died on the way. */
export const sweepWebhooks = inngest.createFunction(
  { id: 'sweep-webhooks', retries: 2, triggers: [{ cron: 'TZ=UTC * * * * *' }] },
  async ({ step }) => {
    const neglected = await step.run('look', async () => (await listNeglected(houseCtx('sweep-webhooks'))).slice(0, mostEvents))
    if (neglected.length > 0)
      await step.sendEvent(
        'send somebody',
        neglected.map((data) => ({ name: due.name, data })),
      )
    return neglected.length
  },
)

export const forgetOldDeliveries = inngest.createFunction(
  { id: 'forget-deliveries', retries: 2, triggers: [{ cron: 'TZ=UTC 41 * * * *' }] },
  async ({ step }) => {
    for (let part = 1; part <= mostTurns; part += 1)
      if (!(await step.run(`forget ${part}`, () => forgetDeliveries(houseCtx('forget-deliveries'))))) return part
    return mostTurns
  },
)
