import { once } from 'node:events';
import { connect } from 'node:net';
import { WebSocketServer } from 'ws';

export interface Relay {
  /** `host:port`, for NEON_PROXY. */
  address: string;
  /** How many connections went through it. */
  connections(): number;
  stop(): Promise<void>;
}

const connectionsAtMost = 20;
const messageBytesAtMost = 1024 * 1024;

/**
 * Stands where Neon's own proxy does: takes WebSockets on loopback and passes their bytes to one
 * PostgreSQL, whatever address the client names.
 */
export async function startRelay(target: { host: string; port: number }): Promise<Relay> {
  const server = new WebSocketServer({ host: '127.0.0.1', port: 0, maxPayload: messageBytesAtMost });
  await once(server, 'listening');
  let connections = 0;
  server.on('connection', (socket) => {
    if (server.clients.size > connectionsAtMost) return socket.close(1013);
    connections += 1;
    const database = connect(target.port, target.host);
    const end = () => {
      database.destroy();
      socket.terminate();
    };
    socket.on('message', (data: Buffer) => database.write(data));
    database.on('data', (chunk) => socket.send(chunk));
    for (const event of ['close', 'error']) {
      socket.on(event, end);
      database.on(event, end);
    }
  });
  const address = server.address();
  if (!address || typeof address === 'string') throw new Error('The relay has no port');
  return {
    address: `127.0.0.1:${address.port}`,
    connections: () => connections,
    stop: async () => {
      for (const client of server.clients) client.terminate();
      server.close();
      await once(server, 'close');
    },
  };
}
