import type { Actor, Ctx } from './ctx'

/** All or nothing: a throw inside rolls everything back. Within another transaction it becomes a savepoint of it. */
export const transaction = <A extends Actor, Result>(ctx: Ctx<A>, work: (ctx: Ctx<A>) => Promise<Result>): Promise<Result> =>
  ctx.db.transaction((db) => work({ ...ctx, db }))
