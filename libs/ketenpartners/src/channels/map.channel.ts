import { access, open, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { RetryLaterError } from '@schakel/contracts';
import type { Bestemming, Bezorging } from './channel';
import { Channel } from './channel';

/**
 * A folder that a system of our own empties. Each message is one file named after the verzending, there whole or not at all; it stays until the
 * system puts an empty file `<verzending>.ontvangen` beside it, and goes then. Trying again changes nothing: the same name holds the same bytes.
 */
export class MapChannel extends Channel {
  /** @throws RetryLaterError when the folder cannot be written or read now */
  override async deliver(wire: Buffer, { adres, bevestigingElkeMs = 0 }: Bestemming, verzendingId: string): Promise<Bezorging> {
    const file = join(adres, `${verzendingId}.${wire.subarray(0, 1).toString() === '<' ? 'xml' : 'json'}`);
    try {
      if (await exists(join(adres, `${verzendingId}.ontvangen`))) {
        await rm(file, { force: true });
        return { uitkomst: 'bevestigd' };
      }
      if (!(await exists(file))) await place(adres, file, wire);
    } catch {
      throw new RetryLaterError('partner-onbereikbaar');
    }
    return { uitkomst: 'bevestiging-volgt', naMs: bevestigingElkeMs };
  }
}

const exists = (path: string): Promise<boolean> =>
  access(path).then(
    () => true,
    (error: unknown) => {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return false;
      throw error;
    },
  );

/** On the disk before it has its name, and its name on the disk before anybody hears that it is there. */
async function place(folder: string, file: string, bytes: Buffer): Promise<void> {
  const half = `${file}.deel`;
  const handle = await open(half, 'w', 0o600);
  try {
    await handle.writeFile(bytes);
    await handle.sync();
  } finally {
    await handle.close();
  }
  await rename(half, file);
  const directory = await open(folder, 'r');
  try {
    await directory.sync();
  } finally {
    await directory.close();
  }
}
