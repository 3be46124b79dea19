/** A page of the wallet, and what it says: it is fetched again when that has changed, or while it does not name what it should. */
export type KeptPage = { path: string; stamp: string } | { path: string; naming: string }

type Keeping = { person: string; pages: KeptPage[]; isWhole: boolean }

const prefix = 'wallet-'

const canKeep = () => 'serviceWorker' in navigator && 'caches' in window

/** The look of a page is chosen in the browser, so that it is part of what it says. */
const looked = (page: KeptPage): KeptPage => {
  if ('naming' in page) return page
  const { lang, dataset } = document.documentElement
  return { path: page.path, stamp: [page.stamp, lang, dataset.theme ?? 'system'].join('.') }
}

/** What this page was drawn with, also what its markup does not name. */
const loaded = () =>
  performance.getEntriesByType('resource').flatMap(({ name }) => {
    const { origin, pathname, search } = new URL(name)
    return origin === location.origin && pathname.startsWith('/_next/static/') ? [pathname + search] : []
  })

/** Has the pages fetched and kept in this browser, so that they open without a connection. */
export const keep = async ({ person, pages, isWhole }: Keeping): Promise<void> => {
  if (!canKeep()) return
  await navigator.serviceWorker.register('/service-worker.js', { updateViaCache: 'none' })
  const { active } = await navigator.serviceWorker.ready
  active?.postMessage({ kind: 'keep', person, pages: pages.map(looked), assets: loaded(), isWhole })
}

const forgetAllBut = async (person: string | null) => {
  const others = (await caches.keys()).filter((name) => name.startsWith(prefix) && name !== prefix + person)
  await Promise.all(others.map((name) => caches.delete(name)))
}

/** Nothing of anybody's wallet stays behind, nor what would keep it. */
export const forget = async (): Promise<void> => {
  if (!canKeep()) return
  const registration = await navigator.serviceWorker.getRegistration('/')
  registration?.active?.postMessage({ kind: 'forget' })
  await forgetAllBut(null)
  await registration?.unregister()
}

/** Whoever is signed in now finds nothing of somebody else's. */
export const forgetOthers = (person: string | null): Promise<void> =>
  canKeep() ? (person === null ? forget() : forgetAllBut(person)) : Promise.resolve()

export const isKept = async (person: string): Promise<boolean> => canKeep() && (await caches.has(prefix + person))

/** When a page that was kept was fetched; null for one that comes from the server. */
export const keptAt = (): Date | null => {
  const [navigation] = performance.getEntriesByType('navigation')
  const timings = navigation instanceof PerformanceNavigationTiming ? navigation.serverTiming : []
  const kept = timings.find(({ name }) => name === 'kept')
  return kept ? new Date(kept.duration) : null
}
