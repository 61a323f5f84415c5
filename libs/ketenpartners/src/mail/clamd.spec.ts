import { createServer, type AddressInfo, type Server } from 'node:net';
import { Clamd } from './clamd';

const open: Server[] = [];
afterAll(() => {
  for (const server of open) server.close();
});

/** A daemon that reads the pieces, and answers about all of them together. */
async function daemon(answer: (bytes: Buffer) => string | undefined): Promise<Clamd> {
  const server = createServer((socket) => {
    let heard = Buffer.alloc(0);
    socket.on('error', () => undefined);
    socket.on('data', (data) => {
      heard = Buffer.concat([heard, data]);
      const bytes = wholeStream(heard);
      if (bytes) socket.end(answer(bytes) ?? '');
    });
  });
  open.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return new Clamd(`tcp://127.0.0.1:${(server.address() as AddressInfo).port}`);
}

function wholeStream(heard: Buffer): Buffer | undefined {
  const command = 'zINSTREAM\0';
  if (heard.toString('latin1', 0, command.length) !== command) return undefined;
  const pieces: Buffer[] = [];
  for (let at = command.length; at + 4 <= heard.length; ) {
    const length = heard.readUInt32BE(at);
    if (length === 0) return Buffer.concat(pieces);
    pieces.push(heard.subarray(at + 4, at + 4 + length));
    at += 4 + length;
  }
  return undefined;
}

test('all bytes reach the scanner, and its judgement is told without a name', async () => {
  const scanner = await daemon((bytes) =>
    bytes.includes('KWAAD') && bytes.length === 200_005 ? 'stream: Naam-1 FOUND\0' : 'stream: OK\0',
  );
  expect(await scanner.scan(Buffer.concat([Buffer.alloc(200_000), Buffer.from('KWAAD')]))).toBe('onveilig');
  expect(await scanner.scan(Buffer.from('goed'))).toBe('veilig');
});

test.each(['INSTREAM size limit exceeded. ERROR\0', 'stream: OK\0stream: X FOUND\0', '', undefined])(
  'what is no judgement is none: %j',
  async (answer) => {
    expect(await (await daemon(() => answer)).scan(Buffer.from('x'))).toBe('onbekend');
  },
);

test('a scanner that is away knows nothing', async () => {
  expect(await new Clamd('tcp://127.0.0.1:1').scan(Buffer.from('x'))).toBe('onbekend');
});
