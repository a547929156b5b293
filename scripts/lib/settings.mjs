import { existsSync } from 'node:fs';
import { createServer } from 'node:net';
import { Refusal } from './say.mjs';

/** The few settings that are needed before the server itself reads and checks them all. */
export function readSettings() {
  for (const file of ['.env.local', '.env']) if (existsSync(file)) process.loadEnvFile(file);
  const port = process.env.PORT || '3000';
  if (!/^\d{1,5}$/.test(port) || Number(port) < 1 || Number(port) > 65_535) {
    throw new Refusal('PORT must be a number from 1 to 65535.');
  }
  return { port: Number(port), isLocal: !process.env.DATABASE_URL, siteUrl: process.env.SITE_URL };
}

/** Local mode answers this computer alone. */
export const hostOf = ({ isLocal }) => (isLocal ? '127.0.0.1' : undefined);

export function checkPort(port, host) {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', (error) => {
      if (error.code === 'EADDRINUSE') {
        reject(
          new Refusal(
            `Port ${port} is in use by another program. Stop that program, or choose another port, for example: PORT=${port === 65_535 ? 3000 : port + 1} npm start`,
          ),
        );
      } else if (error.code === 'EACCES') {
        reject(
          new Refusal(`This user may not open port ${port}. Choose one above 1023, for example: PORT=3000 npm start`),
        );
      } else reject(error);
    });
    probe.listen({ port, host, exclusive: true }, () => probe.close(resolve));
  });
}
