export type Recent = { id: string; label: string }

const most = 5

const nameOf = (slug: string) => `palette:${slug}`

const isRecent = (value: unknown): value is Recent =>
  typeof value === 'object' &&
  value !== null &&
  'id' in value &&
  typeof value.id === 'string' &&
  'label' in value &&
  typeof value.label === 'string'

export const readRecent = (text: string | null): Recent[] => {
  try {
    const parsed: unknown = JSON.parse(text ?? '[]')
    return Array.isArray(parsed) ? parsed.filter(isRecent).slice(0, most) : []
  } catch {
    return []
  }
}

export const withRecent = (recent: readonly Recent[], { id, label }: Recent): Recent[] =>
  [{ id, label }, ...recent.filter((other) => other.id !== id)].slice(0, most)

export const recentOf = (slug: string): Recent[] => {
  try {
    return readRecent(localStorage.getItem(nameOf(slug)))
  } catch {
    return []
  }
}

export const remember = (slug: string, entry: Recent) => {
  try {
    localStorage.setItem(nameOf(slug), JSON.stringify(withRecent(recentOf(slug), entry)))
  } catch {
    // Without storage the palette works and remembers nothing.
  }
}
