/** With the npm package of Standard Webhooks; the body as it came, before anybody parses it. */
export const signatureSample = `import { Webhook } from 'standardwebhooks'

const webhook = new Webhook(process.env.TIRA_WEBHOOK_SECRET)
const event = webhook.verify(body, headers)`
