import { setTimeout as sleep } from 'node:timers/promises'
import postgres from 'postgres'
import { log } from '@/lib/core/log'
import { isDatabaseAway } from './away'

const patienceMilliseconds = 5_000
const everyMilliseconds = 2_000
const whileAwayMilliseconds = 250
const unusedMilliseconds = 30_000

export type Watch = {
  awaySince: () => Date | null
  /** Somebody uses the database; while somebody does, it is looked after. */
  used: () => void
  /** Something looks wrong: find out now. */
  suspect: () => void
  end: () => void
}

type Answer = 'answered' | 'refused' | 'silent'

const tooManyClients = '53300'
const isRefusal = (error: unknown) => isDatabaseAway(error) && !(error instanceof Error && 'code' in error && error.code === tooManyClients)

// In two steps, so that an answer which arrived while this process was busy is read before it counts as missing.
const silence = async (): Promise<Answer> => {
  await sleep(patienceMilliseconds, undefined, { ref: false })
  await sleep(100, undefined, { ref: false })
  return 'silent'
}

const prober = (url: string) => {
  const open = () =>
    postgres(url, {
      max: 1,
      connect_timeout: patienceMilliseconds / 1000,
      idle_timeout: 10,
      backoff: () => 0,
      fetch_types: false,
      onnotice: () => {},
      connection: { application_name: 'tira watch' },
    })
  let sql = open()
  const ask = async (): Promise<Answer> => {
    const asked = sql`select 1`.then(
      (): Answer => 'answered',
      (error: unknown): Answer => (isRefusal(error) ? 'refused' : 'answered'),
    )
    const answer = await Promise.race([asked, silence()])
    if (answer === 'silent') {
      void sql.end({ timeout: 0 })
      sql = open()
    }
    return answer
  }
  return {
    // A first refusal may only be an old connection that did not outlive a restart.
    isThere: async () => {
      const first = await ask()
      return (first === 'refused' ? await ask() : first) === 'answered'
    },
    end: () => void sql.end({ timeout: 0 }),
  }
}

/** Asks a connection of its own whether the database answers: at once when something looks wrong, and now and then while it is used. */
export const watchDatabase = (url: string, { onAway, onBack }: { onAway: () => void; onBack: () => void }): Watch => {
  const probe = prober(url)
  let [isLooking, isSuspect, isOver] = [false, false, false]
  let awaySince: Date | null = null
  let usedAt = 0
  let timer: NodeJS.Timeout | undefined

  const lookLater = (): void => {
    clearTimeout(timer)
    const isUsed = Date.now() - usedAt < unusedMilliseconds
    timer = undefined
    if (!isOver && (awaySince || isUsed)) timer = setTimeout(look, awaySince ? whileAwayMilliseconds : everyMilliseconds).unref()
  }

  const learn = (isThere: boolean): void => {
    if (isThere === (awaySince === null)) return
    awaySince = isThere ? null : new Date()
    if (isThere) log.info('the database is back')
    else log.warn('the database is away')
    return isThere ? onBack() : onAway()
  }

  const look = async (): Promise<void> => {
    if (isOver || isLooking) return
    isLooking = true
    do {
      isSuspect = false
      learn(await probe.isThere())
    } while (isSuspect && !awaySince && !isOver)
    isLooking = false
    lookLater()
  }

  return {
    awaySince: () => awaySince,
    used: () => {
      usedAt = Date.now()
      if (!timer && !isLooking) lookLater()
    },
    suspect: () => {
      isSuspect = true
      void look()
    },
    end: () => {
      isOver = true
      clearTimeout(timer)
      probe.end()
    },
  }
}
