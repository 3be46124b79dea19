const dayOf = (at: string, timeZone: string) => new Intl.DateTimeFormat('en-CA', { timeZone }).format(new Date(at))

/** The time of day when it was today, else the day too. */
export const savedTime = (at: string, { locale, timeZone, drawnAt }: { locale: string; timeZone: string; drawnAt: string }): string =>
  new Intl.DateTimeFormat(locale === 'en' ? 'en-GB' : locale, {
    timeZone,
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
    ...(dayOf(at, timeZone) !== dayOf(drawnAt, timeZone) && { day: 'numeric', month: 'short' }),
  }).format(new Date(at))
