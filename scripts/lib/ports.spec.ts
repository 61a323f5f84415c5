import { createServer } from 'node:net';
import type { AddressInfo, Server } from 'node:net';
import { choosePorts } from './ports.mjs';

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
});
