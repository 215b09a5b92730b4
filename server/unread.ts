import type { ConnectionError, FastifyReply, FastifyRequest } from 'fastify'
import type { Socket } from 'node:net'

/** What refuses a request that reaches no route and no hook: its answer is shielded like every other. */
export function refuseUnread(shield: Record<string, string>) {
  return { frameworkErrors, clientErrorHandler }

  /** An address that means nothing: `/%ff`. */
  function frameworkErrors(_error: Error, _request: FastifyRequest, reply: FastifyReply) {
    void reply
      .headers({ ...shield, 'cache-control': 'no-store' })
      .code(400)
      .send({ error: 'address' })
  }

  /** Not HTTP, too many headers, or too slow: Node gives the bare connection. */
  function clientErrorHandler(error: ConnectionError, socket: Socket) {
    if (socket.writable && error.code !== 'ECONNRESET') {
      const lines = Object.entries(shield).map(([name, value]) => `${name}: ${value}`)
      const status = statuses[error.code] ?? '400 Bad Request'
      socket.write(
        [`HTTP/1.1 ${status}`, ...lines, 'content-length: 0', 'connection: close', '', ''].join('\r\n'),
      )
    }
    socket.destroy(error)
  }
}

const statuses: Record<string, string> = {
  ERR_HTTP_REQUEST_TIMEOUT: '408 Request Timeout',
  HPE_HEADER_OVERFLOW: '431 Request Header Fields Too Large',
}
