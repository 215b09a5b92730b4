import { createServer, type AddressInfo, type Socket } from 'node:net'

/** A mail server on this machine that says yes at once, and tells of each letter it has read to its end. */
export async function mailSink(onRead: (letter: string) => void) {
  const sockets = new Set<Socket>()
  const server = createServer((socket) => {
    sockets.add(socket)
    socket.on('error', () => socket.destroy())
    socket.write('220 exemple.fr\r\n')
    let heard = ''
    let isLetter = false
    socket.on('data', (chunk) => {
      heard += String(chunk)
      for (;;) {
        const end = isLetter ? '\r\n.\r\n' : '\r\n'
        const at = heard.indexOf(end)
        if (at < 0) return
        const said = heard.slice(0, at)
        heard = heard.slice(at + end.length)
        if (isLetter) onRead(said)
        isLetter = !isLetter && said.toUpperCase() === 'DATA'
        socket.write(isLetter ? '354 go on\r\n' : '250 yes\r\n')
        if (said.toUpperCase() === 'QUIT') socket.end()
      }
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    url: `smtp://127.0.0.1:${port}`,
    close: () =>
      new Promise<void>((resolve) => {
        sockets.forEach((socket) => socket.destroy())
        server.close(() => resolve())
      }),
  }
}
