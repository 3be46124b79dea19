/** The code's characters, the check character among them, in groups of so many; a last one alone joins the group before it. */
export const patternOf = (length: number, size: number): string => {
  const characters = length + 1
  const groups = Math.ceil(characters / size)
  const sizes = Array.from({ length: groups }, (_, at) => Math.min(size, characters - at * size))
  if (sizes.at(-1) === 1 && sizes.length > 1) sizes.splice(-2, 2, size + 1)
  return sizes.map((count) => '#'.repeat(count)).join('-')
}

export const groupSizes = [3, 4, 5, 6] as const

/** The same grouping for another length; a grouping of one's own has none, and is given up. */
export const patternForLength = (pattern: string, before: number, after: number): string => {
  const size = groupSizes.find((one) => patternOf(before, one) === pattern)
  return size === undefined ? '' : patternOf(after, size)
}
