/** Databases that are a test's own. */
import { Client } from 'pg';
import { freshDatabase } from '../support/services';

async function query(url: string, sql: string): Promise<unknown[]> {
  const client = new Client(url);
  await client.connect();
  try {
    return (await client.query(sql)).rows as unknown[];
  } finally {
    await client.end();
  }
}

async function prepare(url: string): Promise<void> {
  await query(url, 'CREATE TABLE prepared AS SELECT gen_random_uuid() AS id');
}

describe('a fresh database', () => {
  it('holds what was prepared once, and nothing of its neighbour, also when many are made at once', async () => {
    const all = await Promise.all([1, 2, 3, 4].map(() => freshDatabase(prepare)));
    const [first, ...others] = all.map(({ url }) => url);
    const id = await query(first!, 'SELECT id FROM prepared');
    for (const url of others) expect(await query(url, 'SELECT id FROM prepared')).toEqual(id);
    await query(first!, 'DELETE FROM prepared');
    for (const url of others) expect(await query(url, 'SELECT id FROM prepared')).toHaveLength(1);
    await Promise.all(all.map((database) => database.drop()));
  });

  it('is gone after drop, whoever is still connected', async () => {
    const database = await freshDatabase(prepare);
    const client = new Client(database.url);
    client.on('error', () => undefined);
    await client.connect();
    await database.drop();
    await expect(query(database.url, 'SELECT 1')).rejects.toThrow('does not exist');
  });

  it('is never made from a template whose preparation failed', async () => {
    let attempts = 0;
    const failing = async (url: string) => {
      await query(url, 'CREATE TABLE half (id int)');
      attempts += 1;
      if (attempts === 1) throw new Error('half-way');
    };
    await expect(freshDatabase(failing)).rejects.toThrow('half-way');
    const database = await freshDatabase(failing);
    expect(attempts).toBe(2);
    await database.drop();
  });
});
