import { hash, verify } from '@node-rs/argon2'
import { Problem } from '@/lib/core/problem'

const argon2id = 2
const cost = { algorithm: argon2id, memoryCost: 19 * 1024, timeCost: 2, parallelism: 1 }
const atOnce = 4
const longestQueue = 200

let running = 0
const queue: (() => void)[] = []

const leave = () => {
  const next = queue.shift()
  if (next) next()
  else running -= 1
}

/** Each hash takes a core for 15 ms and 19 MiB: only a few run at once, so that sign-ins cannot starve the rest. */
const gated = async <Result>(work: () => Promise<Result>): Promise<Result> => {
  if (running < atOnce) running += 1
  else {
    if (queue.length >= longestQueue) throw new Problem('rate-limited', { retryAfterSeconds: 3 })
    await new Promise<void>((resolve) => queue.push(resolve))
  }
  return work().finally(leave)
}

const prepared = (password: string) => password.normalize('NFKC')

export const hashPassword = (password: string): Promise<string> => gated(() => hash(prepared(password), cost))

let nobodysHash: Promise<string> | undefined

/** With no hash to compare (nobody has that identifier) it takes as long and answers no. */
export const isPassword = async (passwordHash: string | null, password: string): Promise<boolean> => {
  const expected = passwordHash ?? (await (nobodysHash ??= hashPassword('nobody has this password')))
  const matches = await gated(() => verify(expected, prepared(password)))
  return matches && passwordHash !== null
}
