export type ComboboxOption = { value: string; label: string; note?: string }

const folded = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replace(/[_/,]/g, ' ')

/** Every word of the query begins a word of the label, whatever its accents. */
export const matchingOptions = (options: readonly ComboboxOption[], query: string, most: number): ComboboxOption[] => {
  const words = folded(query).split(/\s+/).filter(Boolean)
  const found: ComboboxOption[] = []
  for (const option of options) {
    const parts = folded(`${option.label} ${option.value}`).split(/\s+/)
    if (words.every((word) => parts.some((part) => part.startsWith(word)))) found.push(option)
    if (found.length === most) break
  }
  return found
}
