import { keepProgram, type Kept, type Program } from './kept'
import type { Lifetime } from './lifetime'

/** What one process of work keeps of connections for the functions; the engine and the relay have their own beside. */
const connections = '4'

/** Starts the process that does the work which outlives a request. The server says when it is ready. */
export const openJobs = (life: Lifetime, start: Omit<Program, 'name'>): Promise<Kept> =>
  keepProgram(life, { ...start, name: 'The jobs process', env: { DATABASE_POOL: connections, ...start.env } }, async () => {})
