import { createServer, type ServerResponse } from 'node:http'

export type Received = { id: string; headers: Record<string, string>; body: string; at: number }
type Reply = (response: ServerResponse, received: Received, count: number) => void

export type Receiver = {
  url: string
  received: Received[]
  /** How it answers from now on. */
  answer: (reply: Reply) => void
  /** The most requests that waited for their answer at once. */
  mostAtOnce: () => number
  close: () => Promise<void>
}

export const status =
  (code: number, headers: Record<string, string> = {}): Reply =>
  (response) =>
    void response.writeHead(code, headers).end()

const plain = (headers: Record<string, string | string[] | undefined>) =>
  Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, String(value)]))

/** A brand's own system: listens on the loopback, keeps what it gets and answers 200 unless told otherwise. */
export const openReceiver = async (): Promise<Receiver> => {
  const received: Received[] = []
  let reply: Reply = status(200)
  let [open, most] = [0, 0]
  const server = createServer(async (request, response) => {
    most = Math.max(most, (open += 1))
    response.once('close', () => (open -= 1))
    let body = ''
    for await (const piece of request.setEncoding('utf8')) body += String(piece)
    const headers = plain(request.headers)
    const one = { id: headers['webhook-id'] ?? '', headers, body, at: Date.now() }
    received.push(one)
    reply(response, one, received.length)
  })
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('the receiver has no port')
  return {
    url: `http://127.0.0.1:${address.port}/hook`,
    received,
    answer: (next) => void (reply = next),
    mostAtOnce: () => most,
    close: async () => {
      server.closeAllConnections()
      await new Promise((closed) => server.close(closed))
    },
  }
}
