/** Set by the server that stands before Next, which drops what a client sends under these names. */
export const peerHeader = 'x-tira-peer'
export const requestIdHeader = 'x-request-id'

export const addressOf = (headers: Pick<Headers, 'get'>): string => headers.get(peerHeader) ?? 'unknown'

export const fromOf = (headers: Pick<Headers, 'get'>) => ({ address: addressOf(headers), userAgent: headers.get('user-agent') })
