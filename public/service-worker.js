/**
 * Keeps the wallet of the person who is signed in, so that their codes open without a connection: its pages, what these are drawn
 * with, and nothing else. Fresh pages always come first. A page says itself whose it is; what is another person's is never kept.
 */
const prefix = 'wallet-'
const patienceMilliseconds = 8_000
const mostKept = 300
const stampHeader = 'x-kept-stamp'

const isOfWallet = (path) => path === '/wallet' || /^\/wallet\/[\da-f-]{36}$/.test(path)
const isOfShop = (path) => /^\/((inbox|you|campaigns|c)(\/|$)|$)/.test(path)
const isAsset = (path) => path.startsWith('/_next/static/')

const personOf = (html) => /<div data-person="([\da-f-]{36})"/.exec(html)?.[1] ?? null

/** Scripts, styles and fonts, as the markup and the data beside it name them. */
const assetsOf = (html) =>
  new Set([...html.matchAll(/(?:\/_next\/)?(static\/(?:chunks|css|media)\/[^"'\\\s<>)]+)/g)].map(([, path]) => `/_next/${path}`))

/** Goes up when all is forgotten: what was asked for before is not kept after. */
let era = 0

const keptNames = async () => (await caches.keys()).filter((name) => name.startsWith(prefix))

const forgetAllBut = async (person) => {
  const others = (await keptNames()).filter((name) => name !== prefix + person)
  await Promise.all(others.map((name) => caches.delete(name)))
}

const forget = () => {
  era += 1
  return forgetAllBut(null)
}

const find = async (path) => {
  for (const name of await keptNames()) {
    const found = await (await caches.open(name)).match(path)
    if (found) return found
  }
  return undefined
}

const keepAssets = async (cache, paths) => {
  for (const path of paths) {
    if (await cache.match(path)) continue
    const response = await fetch(path).catch(() => null)
    if (response?.ok) await cache.put(path, response)
  }
}

/** The body was unpacked on its way here, and the time says how old it is when it is shown again. */
const stamped = ({ headers }, html, stamp) => {
  const own = new Headers([...headers].filter(([name]) => !/^(content-(encoding|length)|transfer-encoding)$/i.test(name)))
  own.set(stampHeader, stamp)
  own.set('server-timing', `kept;dur=${Date.now()}`)
  return new Response(html, { headers: own })
}

const isFresh = async (known, { stamp, naming }) => {
  if (!known) return false
  return naming ? (await known.text()).includes(naming) : known.headers.get(stampHeader) === stamp
}

const keepPage = async (cache, { person, path, stamp = '', naming }, mine) => {
  if (await isFresh(await cache.match(path), { stamp, naming })) return
  const response = await fetch(path, { headers: { accept: 'text/html' }, redirect: 'manual', cache: 'no-store' })
  if (response.type === 'opaqueredirect') return forget()
  if (!response.ok) return
  const html = await response.text()
  if (personOf(html) !== person) return forget()
  await keepAssets(cache, assetsOf(html))
  if (era === mine) await cache.put(path, stamped(response, html, stamp))
}

/** Assets of builds that are gone, once there are many; pages that the wallet does not list any more, at once. */
const prune = async (cache, paths, assets) => {
  const wanted = new Set([...paths, ...assets])
  for (const path of paths) {
    const page = await cache.match(path)
    if (page) for (const asset of assetsOf(await page.text())) wanted.add(asset)
  }
  const keys = await cache.keys()
  for (const { url } of keys) {
    const { pathname, search } = new URL(url)
    const mayStay = isAsset(pathname) && keys.length < mostKept
    if (!mayStay && !wanted.has(pathname + search)) await cache.delete(url)
  }
}

const keep = async ({ person, pages, assets, isWhole }) => {
  const mine = era
  await forgetAllBut(person)
  const cache = await caches.open(prefix + person)
  await keepAssets(cache, assets.filter(isAsset))
  for (const page of pages) if (era === mine) await keepPage(cache, { ...page, person }, mine)
  if (era !== mine) return forgetAllBut(null)
  if (isWhole)
    await prune(
      cache,
      pages.map(({ path }) => path),
      assets,
    )
}

/** One after the other. Without a connection what was kept before stays as it is. */
let last = Promise.resolve()
const inTurn = (work) => (last = last.then(work).catch(() => undefined))

const checkOwner = async (response) => {
  const isSignedOut = response.type === 'opaqueredirect'
  if (!isSignedOut && !response.ok) return
  const person = isSignedOut ? null : personOf(await response.text())
  if (person === null) return forget()
  await forgetAllBut(person)
}

const pause = () => new Promise((resolve) => setTimeout(resolve, patienceMilliseconds))

const walletPage = async (event, path) => {
  const kept = await find(path)
  const fresh = fetch(event.request).then((response) => {
    event.waitUntil(checkOwner(response.clone()))
    return response.status >= 500 && kept ? kept : response
  })
  return kept ? Promise.race([fresh, pause().then(() => kept)]).catch(() => kept) : fresh
}

const orWallet = (request) =>
  fetch(request).catch(async (error) => {
    if (await find('/wallet')) return Response.redirect('/wallet')
    throw error
  })

const orKept = (request) =>
  fetch(request).catch(async (error) => {
    const { pathname, search } = new URL(request.url)
    const kept = await find(pathname + search)
    if (kept) return kept
    throw error
  })

addEventListener('install', () => skipWaiting())
addEventListener('activate', (event) => event.waitUntil(clients.claim()))

addEventListener('message', (event) => {
  const { data } = event
  event.waitUntil(data.kind === 'forget' ? forget() : inTurn(() => keep(data)))
})

addEventListener('fetch', (event) => {
  const { request } = event
  const { origin, pathname } = new URL(request.url)
  if (request.method !== 'GET' || origin !== location.origin) return
  if (isAsset(pathname)) return event.respondWith(orKept(request))
  if (request.mode !== 'navigate') return
  if (isOfWallet(pathname)) return event.respondWith(walletPage(event, pathname))
  if (isOfShop(pathname)) event.respondWith(orWallet(request))
})
