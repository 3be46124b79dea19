export const rotationHours = 24

export const isPast = (at: Date, now: Date): boolean => at.getTime() <= now.getTime()
