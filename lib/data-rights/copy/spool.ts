import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { type FileHandle, open, unlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { randomId } from '@/lib/db/random-id';

/** What is shorter never leaves the memory. In bytes. */
const inMemory = 256 * 1024;

const cipher = 'aes-256-gcm';

/** A file without a name: nobody else can open it, and it is gone with this process, however that ends. */
async function openNameless(): Promise<FileHandle> {
  const path = join(tmpdir(), `portal-copy-${randomId()}`);
  const file = await open(path, 'wx+', 0o600);
  await unlink(path);
  return file;
}

/**
 * What waits until the file before it in the archive is sent. Beyond that it waits on the disk, sealed under a key that
 * exists in this process alone, for as long as the copy takes.
 */
export class Spool {
  readonly #key = randomBytes(32);
  readonly #iv = randomBytes(12);
  readonly #seal = createCipheriv(cipher, this.#key, this.#iv);
  #waiting: Uint8Array[] = [];
  #bytesWaiting = 0;
  #file: FileHandle | null = null;
  #closed = false;
  /** All that was written. */
  bytes = 0;

  /** Keeps the bytes themselves: they must not change any more. */
  async write(bytes: Uint8Array): Promise<void> {
    this.#waiting.push(bytes);
    this.bytes += bytes.length;
    this.#bytesWaiting += bytes.length;
    if (this.#bytesWaiting < inMemory) return;
    const sealed = this.#seal.update(this.#take());
    if (!this.#closed) this.#file ??= await openNameless();
    // The download may have been broken off meanwhile.
    if (this.#closed) await this.close();
    else await this.#file?.appendFile(sealed);
  }

  /** All that was written, once. @throws when it was changed where it waited, at the end of it */
  async *read(): AsyncGenerator<Buffer> {
    if (this.#file) {
      this.#seal.final();
      const unseal = createDecipheriv(cipher, this.#key, this.#iv).setAuthTag(this.#seal.getAuthTag());
      for await (const sealed of this.#file.createReadStream({ start: 0, autoClose: false, highWaterMark: inMemory }))
        yield unseal.update(sealed as Buffer);
      unseal.final();
    }
    yield this.#take();
  }

  #take(): Buffer {
    const bytes = Buffer.concat(this.#waiting);
    this.#waiting = [];
    this.#bytesWaiting = 0;
    return bytes;
  }

  /** Any time, more than once. What is written afterwards goes nowhere. */
  async close(): Promise<void> {
    this.#closed = true;
    const file = this.#file;
    this.#file = null;
    await file?.close();
  }
}
