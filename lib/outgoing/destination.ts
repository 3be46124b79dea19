import { lookup } from 'node:dns/promises'
import { isIP } from 'node:net'
import type { Reach } from './addresses'

export type Refused = { code: 'url' | 'scheme' | 'credentials' | 'port' | 'address'; detail: string }

const refused = (code: Refused['code'], detail: string): Refused => ({ code, detail })

/** The host as it is dialled. Parsing has turned every spelling of an IPv4 address into the one with four decimals. */
export const hostOf = ({ hostname }: URL): string => hostname.replace(/^\[(.*)\]$/, '$1')

const ports = { https: 443, http: 80, firstFree: 1_024 }

const isOpenPort = ({ protocol, port }: URL): boolean =>
  port === '' || Number(port) >= ports.firstFree || Number(port) === (protocol === 'http:' ? ports.http : ports.https)

export const isPlain = ({ protocol }: URL): boolean => protocol === 'http:'

/** What is wrong with an address as it is written, before anybody asks where its name leads. */
export const refusalOfText = (text: string, reach: Reach): Refused | null => {
  if (!URL.canParse(text)) return refused('url', 'must be an address such as https://shop.example/tira')
  const url = new URL(text)
  if (url.protocol !== 'https:' && url.protocol !== 'http:') return refused('scheme', 'must begin with https://')
  if (url.username !== '' || url.password !== '') return refused('credentials', 'must not hold a name or a password')
  if (!isOpenPort(url)) return refused('port', 'must use port 443, or one from 1024')
  const host = hostOf(url)
  if (isIP(host) !== 0 && !reach.mayReach(host, isPlain(url)))
    return isPlain(url) && reach.mayReach(host, false)
      ? refused('scheme', 'must begin with https://')
      : refused('address', 'must be at a public address')
  return null
}

const patienceMilliseconds = 2_000

/** Null when the name leads nowhere now, or nobody says so in time. */
const addressesOf = (host: string): Promise<string[] | null> =>
  new Promise((resolve) => {
    const impatience = setTimeout(() => resolve(null), patienceMilliseconds)
    lookup(host, { all: true })
      .then((found) => resolve(found.map(({ address }) => address)))
      .catch(() => resolve(null))
      .finally(() => clearTimeout(impatience))
  })

/** What is wrong with an address as somebody gives it. Every request to it is checked again, because names change where they lead. */
export const refusalOf = async (text: string, reach: Reach): Promise<Refused | null> => {
  const wrong = refusalOfText(text, reach)
  if (wrong) return wrong
  const url = new URL(text)
  if (isIP(hostOf(url)) !== 0) return null
  const addresses = await addressesOf(hostOf(url))
  if (addresses === null) return isPlain(url) ? refused('scheme', 'must begin with https://') : null
  if (addresses.every((address) => reach.mayReach(address, isPlain(url)))) return null
  return addresses.every((address) => reach.mayReach(address, false))
    ? refused('scheme', 'must begin with https://')
    : refused('address', 'must be at a public address')
}
