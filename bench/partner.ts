import { bv03, wrapSoap } from '@schakel/ketenpartners';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';

export type Manner = 'answers' | 'fails' | 'hangs';

/** A chain partner of the bench: takes StUF over a real socket and does one thing with it. */
export interface BenchPartner {
  readonly url: string;
  manner: Manner;
  /** How many messages came in. */
  readonly received: () => number;
  close(): void;
}

export const receipt = wrapSoap(
  bv03({
    referentienummer: 'BENCH',
    crossRefnummer: 'BENCH',
    zender: { oin: '00000099000000002000', naam: 'Bench' },
    ontvanger: { oin: '00000099000000001000', naam: 'Schakel' },
    tijdstip: new Date('2026-01-01T00:00:00Z'),
  }),
);
const manners = {
  answers: (_, response) => response.writeHead(200, { 'content-type': 'text/xml' }).end(receipt),
  fails: (_, response) => response.writeHead(500).end(),
  hangs: () => undefined,
} satisfies Record<Manner, RequestListener>;

export async function startPartner(): Promise<BenchPartner> {
  let count = 0;
  const server = createServer((request, response) => {
    request.resume().on('end', () => {
      count += 1;
      manners[partner.manner](request, response);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const partner: BenchPartner = {
    manner: 'answers',
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    received: () => count,
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
  return partner;
}
