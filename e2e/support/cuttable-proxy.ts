import { connect, createServer, type Socket } from 'node:net';

export interface CuttableProxy {
  /** The same address, by way of this proxy. */
  through(url: string): string;
  /** Breaks every connection and takes no new one. */
  cut(): Promise<void>;
  mend(): Promise<void>;
  stop(): Promise<void>;
}

/** Stands on loopback before a server, so that the server is gone for one client alone. */
export async function startCuttableProxy(target: string): Promise<CuttableProxy> {
  const { hostname, port: targetPort } = new URL(target);
  const open = new Set<Socket>();
  const server = createServer((client) => {
    const upstream = connect(Number(targetPort), hostname);
    for (const [each, other] of [
      [client, upstream],
      [upstream, client],
    ] as const) {
      open.add(each);
      each.on('error', () => other.destroy());
      each.on('close', () => {
        open.delete(each);
        other.destroy();
      });
      each.pipe(other);
    }
  });
  let port = 0;
  const mend = () =>
    new Promise<void>((resolve, reject) => {
      server.once('error', reject);
      server.listen(port, '127.0.0.1', () => {
        const address = server.address();
        if (address && typeof address === 'object') port = address.port;
        server.off('error', reject);
        resolve();
      });
    });
  const cut = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve());
      for (const socket of open) socket.destroy();
    });
  await mend();
  return {
    through(url) {
      const changed = new URL(url);
      changed.hostname = '127.0.0.1';
      changed.port = String(port);
      return changed.href;
    },
    cut,
    mend,
    stop: cut,
  };
}
