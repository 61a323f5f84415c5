import { readFile, stat } from 'node:fs/promises';
import { open, seal } from '@schakel/privacy';

/** What keeps the key-encryption key: a file here, a key store elsewhere. Asked when a period key is made or first needed, never per bericht. */
export interface KeyPort {
  /** @param label what the key is for; the same is needed to unwrap */
  wrap(key: Buffer, label: string): Promise<Buffer>;
  unwrap(wrapped: Buffer, label: string): Promise<Buffer>;
}

/** The key file cannot be used; says why and never what it holds. */
export class KeyFileError extends Error {
  constructor(reason: 'niet leesbaar' | 'leesbaar voor anderen' | 'geen 32 bytes in base64') {
    super(`sleutelbestand: ${reason}`);
    this.name = 'KeyFileError';
  }
}

/**
 * A key-encryption key of 32 random bytes, base64, in a file that nobody else may read.
 * @throws KeyFileError
 */
export async function fileKeyPort(path: string): Promise<KeyPort> {
  const unreadable = () => {
    throw new KeyFileError('niet leesbaar');
  };
  const { mode } = await stat(path).catch(unreadable);
  if ((mode & 0o077) !== 0) throw new KeyFileError('leesbaar voor anderen');
  const key = Buffer.from(await readFile(path, 'utf8').catch(unreadable), 'base64');
  if (key.length !== 32) throw new KeyFileError('geen 32 bytes in base64');
  return {
    wrap: (plain, label) => Promise.resolve(seal(key, plain, label)),
    unwrap: (wrapped, label) => Promise.resolve(open(key, wrapped, label)),
  };
}
