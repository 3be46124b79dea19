// The floor: what Node's HTTP server does when it has nothing to do.
import { createServer } from 'node:http'

const server = createServer((_, response) =>
  response.writeHead(200, { 'content-type': 'application/json', 'content-length': '2' }).end('{}'),
)
server.listen(0, '127.0.0.1', () => console.log(server.address().port))
process.stdin.on('end', () => process.exit(0)).resume()
