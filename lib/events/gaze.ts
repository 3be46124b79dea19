const marginMilliseconds = 2_000
const sweepMilliseconds = 1_000
const restPerWork = 10

const lowestId = '00000000-0000-0000-0000-000000000000'

/** The lowest id of a moment before that of the given one: the first 48 bits of an id are its milliseconds. */
export const idBefore = (id: string, milliseconds: number): string => {
  const at = Math.max(0, Number.parseInt(id.slice(0, 8) + id.slice(9, 13), 16) - milliseconds)
  const hex = at.toString(16).padStart(12, '0')
  return `${hex.slice(0, 8)}-${hex.slice(8)}${lowestId.slice(13)}`
}

export type Gaze = { fromId: string; isWhole: boolean }

/**
 * From where to look for facts. What was taken stays in the index for as long as the oldest transaction of the database runs;
 * to look over all of it each time would take ever longer. So most looks go no further back than a little before the last fact,
 * and now and then one goes over everything, for those whose transaction took long.
 */
export const newGaze = () => {
  let fromId = lowestId
  let nextSweepAt = 0
  const look = (now: number, mustBeWhole: boolean): Gaze => {
    const isWhole = mustBeWhole || now >= nextSweepAt
    return { isWhole, fromId: isWhole ? lowestId : fromId }
  }
  const looked = ({ isWhole }: Gaze, from: number, to: number, lastId: string | null) => {
    if (isWhole) nextSweepAt = to + Math.max(sweepMilliseconds, restPerWork * (to - from))
    if (lastId !== null) fromId = idBefore(lastId, marginMilliseconds)
  }
  return { look, looked }
}
