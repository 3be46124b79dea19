import { parseArgs } from 'node:util'
import { Refusal, type Invocation } from '../command'
import { start } from '../start'

const help = `npm run up -- [--no-demo] [--reset [--yes]]

  --no-demo   begin with an empty database instead of the demo story
  --reset     delete the data of this home and start anew; asks first
  --yes       do not ask
  --help      this text

Environment: PORT (3000), HOST (127.0.0.1), PUBLIC_URL (http://localhost:PORT), TIRA_HOME (.tira),
DATABASE_URL (instead of the embedded Postgres). The file .env is read when there is one.`

export const readFlags = (args: string[]) => {
  try {
    const { values } = parseArgs({
      args,
      options: {
        'no-demo': { type: 'boolean' },
        reset: { type: 'boolean' },
        yes: { type: 'boolean' },
        help: { type: 'boolean', short: 'h' },
      },
    })
    return values
  } catch (error) {
    throw new Refusal(error instanceof Error ? error.message : String(error), help)
  }
}

export const run = async ({ root, args }: Invocation): Promise<number> => {
  const flags = readFlags(args)
  if (flags.help) {
    console.log(help)
    return 0
  }
  return start(root, { isDemoWanted: !flags['no-demo'], isReset: Boolean(flags.reset), isSure: Boolean(flags.yes), isDevelopment: false })
}
