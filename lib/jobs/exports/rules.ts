export const exportFormat = 'tira-person-export'
export const exportFormatVersion = 1

const dayMilliseconds = 24 * 60 * 60 * 1_000
export const keptDays = 7

/** Until when the file of an export that finished then can be had. */
export const expiryOf = (finishedAt: Date): Date => new Date(finishedAt.getTime() + keptDays * dayMilliseconds)
