import { createServer } from 'node:net';
import type { AddressInfo, Server } from 'node:net';
import { blocks, choosePorts } from './ports.mjs';

const listen = (server: Server) =>
  new Promise<number>((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      resolve((server.address() as AddressInfo).port);
    });
  });

describe('choosing ports', () => {
  const neighbour = createServer();
  let taken: number;
  beforeAll(async () => {
    taken = await listen(neighbour);
  });
  afterAll(() => neighbour.close());

  it('gives way when somebody has the wanted port', async () => {
    const { gateway } = await choosePorts({ gateway: { port: taken } });
    expect(gateway).toBeGreaterThan(0);
    expect(gateway).not.toBe(taken);
  });

  it('says so when a port that was insisted on is taken', async () => {
    await expect(choosePorts({ gateway: { port: taken, required: true } })).rejects.toThrow(`Port ${taken} is taken`);
  });

  it('takes the wanted port when it is free, and holds none of them afterwards', async () => {
    const { one } = await choosePorts({ one: {} });
    expect(await choosePorts({ one: { port: one, required: true } })).toEqual({ one });
  });

  it('gives every name a port of its own', async () => {
    const names = Array.from({ length: 20 }, (_, number) => [`p${number}`, {}]);
    const ports = Object.values(await choosePorts(Object.fromEntries(names) as Record<string, object>));
    expect(new Set(ports).size).toBe(20);
  });

  it('gives no port twice to those who start one after another and listen later', async () => {
    const names = Object.fromEntries(Array.from({ length: 60 }, (_, number) => [`p${number}`, {}]));
    const given: number[] = [];
    for (let start = 0; start < 20; start += 1) given.push(...Object.values(await choosePorts(names)));
    expect(new Set(given).size).toBe(1_200);
  });

  it('leaves another process the block that it is in', async () => {
    const { any } = await choosePorts({ any: {} });
    const first = any - (any % 64);
    const proposals = [first, first, 12_288 + ((first - 12_288 + 64 * 7) % 20_480)];
    const other = await blocks(() => proposals.shift() ?? first)();
    expect(other - (other % 64)).not.toBe(first);
    expect(proposals).toEqual([]);
  });

  it('chooses where no connection gets its own port from', async () => {
    const { one } = await choosePorts({ one: {} });
    expect(one).toBeLessThan(32_768);
  });

  it('gives a wanted port to the first of two names', async () => {
    const { free } = await choosePorts({ free: {} });
    const { gateway, mail } = await choosePorts({ gateway: { port: free }, mail: { port: free } });
    expect(gateway).toBe(free);
    expect(mail).not.toBe(free);
  });
});
