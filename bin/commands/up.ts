import { parseArgs } from 'node:util'
import { Refusal, type Invocation } from '../command'
import { start } from '../start'

export const usageOf = (command: string) => `npm run ${command} -- [--no-demo] [--reset [--yes]]

  --no-demo   begin with an empty database instead of the demo story
  --reset     delete the data of this home and start anew; asks first
  --yes       do not ask
  --help      this text

Environment: PORT (3000), HOST (127.0.0.1), PUBLIC_URL (http://localhost:PORT), TIRA_HOME (.tira),
DATABASE_URL (instead of the embedded Postgres). The file .env is read when there is one.`

export const usage = usageOf('up')

/** What stands before a second -- is for npm, which keeps it to itself and goes on. */
const refuseSwallowed = (command: string) => {
  const { npm_config_reset: reset, npm_config_demo: demo } = process.env
  const flag = reset === 'true' ? '--reset' : demo !== undefined && demo !== 'true' ? '--no-demo' : null
  if (flag)
    throw new Refusal(`npm took ${flag} for itself, so that nothing was started.`, `Write -- before it: npm run ${command} -- ${flag}`)
}

export const readFlags = (command: string, args: string[]) => {
  refuseSwallowed(command)
  const { values } = parseArgs({
    args,
    options: { 'no-demo': { type: 'boolean' }, reset: { type: 'boolean' }, yes: { type: 'boolean' } },
  })
  return values
}

export const run = async ({ root, args }: Invocation): Promise<number> => {
  const flags = readFlags('up', args)
  return start(root, { isDemoWanted: !flags['no-demo'], isReset: Boolean(flags.reset), isSure: Boolean(flags.yes), isDevelopment: false })
}
