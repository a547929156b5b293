// Loaded into each server of a run: writes down every host it connects to, for connections.last.spec.ts.
import { appendFileSync } from 'node:fs';
import net from 'node:net';

const file = process.env.CONNECTIONS_FILE;
const { connect } = net.Socket.prototype;

net.Socket.prototype.connect = function noted(...args) {
  // Node hands its own calls on as one list.
  const [first, second] = Array.isArray(args[0]) ? args[0] : args;
  const to = typeof first === 'object' && first !== null ? first : { port: first, host: second };
  // A socket in the file system is on this machine.
  if (file && !(typeof to.path === 'string' && to.port === undefined))
    appendFileSync(file, `${to.host ?? 'localhost'}\n`);
  return connect.apply(this, args);
};
