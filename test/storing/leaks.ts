/** Looks for markers of persons where none may be: Redis, everything the broker wrote, every log. */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { World } from './world';

/** Larger files are read in parts; a marker on the border of two is found in the overlap. */
const partSize = 16 * 1024 * 1024;

function filesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => join(folder, name))
    .filter((path) => statSync(path, { throwIfNoEntry: false })?.isFile());
}

const forms = (marker: string): string[] => [
  marker,
  Buffer.from(marker, 'utf8').toString('hex'),
  Buffer.from(marker, 'utf16le').toString('latin1'),
];

function holds(path: string, wanted: readonly string[]): boolean {
  const bytes = readFileSync(path);
  for (let from = 0; from < bytes.length; from += partSize) {
    const text = bytes.toString('latin1', from, from + partSize + 200);
    if (wanted.some((each) => text.includes(each))) return true;
  }
  return false;
}

async function inRedis(world: World, wanted: readonly string[]): Promise<string[]> {
  return world.redis(async (redis) => {
    const keys = await redis.keys('*');
    const dumps = await Promise.all(keys.map(async (key) => `${key} ${(await redis.dumpBuffer(key)).toString('latin1')}`));
    return dumps.filter((dump) => wanted.some((each) => dump.includes(each))).map(() => 'Redis holds a marker of a person');
  });
}

export async function leaksIn(world: World, markers: readonly string[]): Promise<string[]> {
  const wanted = markers.flatMap(forms);
  const folders = [join(world.folder, 'rabbitmq'), join(world.folder, 'redis'), join(world.folder, 'logs'), world.hub.logFolder];
  const files = folders.flatMap(filesIn).filter((path) => holds(path, wanted));
  return [...files.map((path) => `${path} holds a marker of a person`), ...(await inRedis(world, wanted))];
}
