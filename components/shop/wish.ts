const key = 'wish'
const lastsMilliseconds = 30 * 60_000

/** What somebody tapped before they signed in. Kept by the tab, so that no link can wish in their place. */
export const keepWish = (campaignId: string): void => {
  try {
    sessionStorage.setItem(key, JSON.stringify({ campaignId, at: Date.now() }))
  } catch {
    // A browser that keeps nothing asks for a second tap.
  }
}

/** Whether this is what they wished. It stays until it is answered: a page that is loaded again half way goes on. */
export const isWished = (campaignId: string): boolean => {
  try {
    const wish: unknown = JSON.parse(sessionStorage.getItem(key) ?? 'null')
    if (typeof wish !== 'object' || wish === null || !('campaignId' in wish) || !('at' in wish)) return false
    return wish.campaignId === campaignId && typeof wish.at === 'number' && Date.now() - wish.at < lastsMilliseconds
  } catch {
    return false
  }
}

export const dropWish = (): void => {
  try {
    sessionStorage.removeItem(key)
  } catch {
    // Nothing was kept.
  }
}
