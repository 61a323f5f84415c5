import { createConnection, type Socket } from 'node:net';

/** What a scanner says of bytes. `onbekend`: it could not be asked, or gave no judgement; ask again. */
export type Onderzocht = 'veilig' | 'onveilig' | 'onbekend';

/** Looks for what could hurt whoever opens it. */
export interface Virusscanner {
  /** Never rejects. The name of what was found is told to nobody. */
  scan(bytes: Buffer): Promise<Onderzocht>;
}

const limitMs = 60_000;
const pieceSize = 64 * 1024;
const ending = Buffer.alloc(4);

/** ClamAV's daemon by INSTREAM (clamd(8)): each piece with its length before it, a length of 0 at the end, one line as answer. */
export class Clamd implements Virusscanner {
  /** @param url `tcp://host:port` or `unix:///path` */
  constructor(private readonly url: string) {}

  scan(bytes: Buffer): Promise<Onderzocht> {
    return new Promise((resolve) => {
      const socket = this.connect();
      let answer = '';
      socket.setTimeout(limitMs, () => socket.destroy());
      socket.on('connect', () => {
        for (const piece of piecesOf(bytes)) socket.write(piece);
      });
      socket.on('data', (data) => (answer += data.toString('latin1')));
      // Whatever went wrong, the socket closes, and without an answer nothing is known.
      socket.on('error', () => undefined);
      socket.on('close', () => {
        resolve(judgementOf(answer));
      });
    });
  }

  private connect(): Socket {
    const { protocol, hostname, port, pathname } = new URL(this.url);
    return protocol === 'unix:' ? createConnection(pathname) : createConnection(Number(port), hostname);
  }
}

/** The scanner that the settings name, where they name one. */
export const scannerOf = (url: string | undefined): Virusscanner | undefined => (url ? new Clamd(url) : undefined);

function* piecesOf(bytes: Buffer): Generator<Buffer> {
  yield Buffer.from('zINSTREAM\0');
  for (let at = 0; at < bytes.length; at += pieceSize) {
    const piece = bytes.subarray(at, at + pieceSize);
    const length = Buffer.alloc(4);
    length.writeUInt32BE(piece.length);
    yield length;
    yield piece;
  }
  yield ending;
}

function judgementOf(answer: string): Onderzocht {
  if (/^stream: OK\0?$/.test(answer)) return 'veilig';
  return /^stream: [^\0]{1,500} FOUND\0?$/.test(answer) ? 'onveilig' : 'onbekend';
}
