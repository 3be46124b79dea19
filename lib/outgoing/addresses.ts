import { BlockList, isIP } from 'node:net'

const listOf = (ranges: readonly string[]): BlockList => {
  const list = new BlockList()
  for (const range of ranges) {
    const [address = '', bits = ''] = range.split('/')
    list.addSubnet(address, Number(bits), isIP(address) === 6 ? 'ipv6' : 'ipv4')
  }
  return list
}

/** This host, private, shared, link-local with the metadata of clouds, protocols, documentation, benchmarks, multicast, reserved, broadcast. */
const notPublic4 = listOf([
  '0.0.0.0/8',
  '10.0.0.0/8',
  '100.64.0.0/10',
  '127.0.0.0/8',
  '168.63.129.16/32',
  '169.254.0.0/16',
  '172.16.0.0/12',
  '192.0.0.0/24',
  '192.0.2.0/24',
  '192.88.99.0/24',
  '192.168.0.0/16',
  '198.18.0.0/15',
  '198.51.100.0/24',
  '203.0.113.0/24',
  '224.0.0.0/4',
  '240.0.0.0/4',
])

/** Only here does anybody have a public address: what maps or translates IPv4, link-local, unique-local and multicast lie outside. */
const global6 = listOf(['2000::/3'])

/** Protocols with Teredo, documentation, and 6to4, which carries any IPv4 address. */
const notPublic6 = listOf(['2001::/23', '2001:db8::/32', '2002::/16', '3fff::/20'])

const isPublic = (address: string): boolean => {
  const family = isIP(address)
  if (family === 4) return !notPublic4.check(address, 'ipv4')
  return family === 6 && global6.check(address, 'ipv6') && !notPublic6.check(address, 'ipv6')
}

/** Where requests may go: to public addresses, and to those that the environment names. */
export type Reach = { mayReach: (address: string, isPlain: boolean) => boolean }

export const reachWith = (allowedRanges: readonly string[]): Reach => {
  const allowed = listOf(allowedRanges)
  const isNamed = (address: string) => isIP(address) !== 0 && allowed.check(address, isIP(address) === 6 ? 'ipv6' : 'ipv4')
  return {
    mayReach: (address, isPlain) => !address.includes('%') && (isNamed(address) || (!isPlain && isPublic(address))),
  }
}
