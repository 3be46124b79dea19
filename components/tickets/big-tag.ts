/** How large an offer may stand on a phone, so that it fits on one line. */
export const bigTagSize = (tag: string): string => {
  if (tag.length <= 3) return 'text-[min(200px,50vw)]'
  if (tag.length <= 4) return 'text-[min(170px,41vw)]'
  if (tag.length <= 5) return 'text-[min(136px,33vw)]'
  return tag.length <= 7 ? 'text-[min(100px,24vw)]' : 'text-[min(72px,17vw)]'
}

export const ticketTagSize = (tag: string): string => {
  if (tag.length <= 3) return 'text-[72px]'
  if (tag.length <= 4) return 'text-[56px]'
  if (tag.length <= 6) return 'text-[42px]'
  return tag.length <= 7 ? 'text-[38px]' : 'text-[28px]'
}

export const cardTagSize = (tag: string): string => {
  if (tag.length <= 3) return 'text-[68px]'
  if (tag.length <= 4) return 'text-[56px]'
  if (tag.length <= 6) return 'text-[40px]'
  return tag.length <= 7 ? 'text-[36px]' : 'text-[26px]'
}

/** So that a code stands on one line of a phone, as long as it can be read aloud there. */
export const codeSize = (code: string): string => {
  if (code.length <= 16) return 'text-[min(31px,7.4vw)]'
  return code.length <= 20 ? 'text-[min(25px,6.2vw)]' : 'text-[min(18px,4.4vw)]'
}
