const plain = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()

/** Every word asked for begins a word of the label, whatever the accents. */
export const matches = (label: string, query: string) => {
  const words = plain(label).split(/[\s·,./-]+/)
  return plain(query)
    .split(/\s+/)
    .filter((asked) => asked.length > 0)
    .every((asked) => words.some((word) => word.startsWith(asked)))
}
