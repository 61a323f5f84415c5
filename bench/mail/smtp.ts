import { connect, type Socket } from 'node:net';

const sender = 'meldingen@politie-mn.example';
const envelope = `MAIL FROM:<${sender}>\r\nRCPT TO:<meldingen@veilig-thuis-gv.example>\r\nDATA\r\n`;

/** One connection of a relay, which gives one mail after another (RFC 5321, with PIPELINING as RFC 2920 allows it). */
export class SmtpConnection {
  private received = '';
  private wanted = 1;
  private settle: (codes: number[]) => void = () => undefined;

  private constructor(private readonly socket: Socket) {
    socket.setNoDelay(true).on('data', (data) => {
      this.received += data.toString('latin1');
      this.look();
    });
    socket.on('close', () => {
      this.settle([0]);
    });
    socket.on('error', () => undefined);
  }

  static async open(port: number): Promise<SmtpConnection> {
    const socket = connect(port, '127.0.0.1');
    const connection = new SmtpConnection(socket);
    await connection.hear(1);
    await connection.say('EHLO bench\r\n');
    return connection;
  }

  /** Resolves with the answer to the mail. */
  async send(mail: Buffer): Promise<number> {
    const heard = await this.say(envelope, 3);
    if (heard.at(-1) !== 354) return heard.at(-1) ?? 0;
    this.socket.write(mail);
    return (await this.say('\r\n.\r\n')).at(-1) ?? 0;
  }

  end(): void {
    this.socket.end('QUIT\r\n');
  }

  private say(text: string, answers = 1): Promise<number[]> {
    const heard = this.hear(answers);
    this.socket.write(text);
    return heard;
  }

  private hear(answers: number): Promise<number[]> {
    this.wanted = answers;
    return new Promise((resolve) => {
      this.settle = resolve;
      this.look();
    });
  }

  /** An answer ends with a line that has a space behind its code. */
  private look(): void {
    const codes = [...this.received.matchAll(/^(\d{3})(?: .*)?\r\n/gm)].map(([, code]) => Number(code));
    if (codes.length < this.wanted) return;
    this.received = '';
    this.settle(codes);
  }
}
