import { startOutside } from '../case/partners';
import type { Tell } from '../compare';
import { judged, perSecond, type Line, type Outcome } from '../outcome';
import { flood } from '../load';
import { settled } from '../round';
import { freePort, type Setting } from '../setting';
import { startProduct, type Side } from '../side';
import { drainMailbox } from './by-imap';
import { drainRelay, lanes } from './by-smtp';
import { takeLead } from './lead';
import { Mails } from './mails';
import type { Drain } from './drain';

const rateBar = 0.5;
const memoryBar = 1.1;
const alarmBarMs = 10_000;
const slice = 1_000;
const settleMs = 1_800_000;
const user = 'meldingen@veilig-thuis-gv.example';

/** A backlog of mails, by SMTP and in a mailbox, against the same reports by HTTP. */
export async function mail(setting: Setting, count: number, tell: Tell): Promise<Outcome> {
  const { imap } = setting;
  if (!imap) throw new Error('mail: wants Dovecot (Debian and Ubuntu: sudo apt-get install dovecot-imapd)');
  const [outside, smtpPort] = [await startOutside(), await freePort()];
  const more = {
    SMTP_URL: outside.smtp,
    INTAKE_SMTP_PORT: String(smtpPort),
    IMAP_URL: `imap://${imap.host}:${imap.port}`,
    IMAP_GEBRUIKER: user,
    IMAP_WACHTWOORD: imap.password,
  };
  const side = await startProduct(setting, 'b', { name: 'mail', more });
  const mails = new Mails(side.reports);
  try {
    const byHttpAgain = async (): Promise<number> => {
      const rate = await byHttp(side, count);
      tell(`HTTP: ${perSecond(rate)}`);
      return rate;
    };
    await byHttp(side, Math.min(count, slice));
    const first = await byHttpAgain();
    const relay = await drainRelay(side, { port: smtpPort, mails, count, tell });
    await settled(side, 'b', settleMs);
    const between = await byHttpAgain();
    const lead = await takeLead(setting.databaseUrl, side);
    const mailbox = await drainMailbox(side, { imap: { ...imap, user }, mails, count, tell, lead });
    await settled(side, 'b', settleMs);
    const last = await byHttpAgain();
    return {
      lines: [...linesOf('SMTP', relay, count, (first + between) / 2), ...linesOf('IMAP', mailbox, count, (between + last) / 2)],
      raw: { count, http: [first, between, last], relay, mailbox },
    };
  } finally {
    await side.stop();
    outside.close();
  }
}

/** Reports per second until the last 202; written a slice at a time, so that the requests of all do not fill the memory. */
async function byHttp(side: Side, count: number): Promise<number> {
  let ms = 0;
  for (let left = count; left > 0; left -= slice) {
    const requests = side.reports.many(Math.min(left, slice));
    const begun = performance.now();
    const { accepted } = await flood(side.port, requests, lanes);
    ms += performance.now() - begun;
    if (accepted !== requests.length) throw new Error(`mail: ${accepted} of ${requests.length} were accepted by HTTP`);
  }
  await settled(side, 'b', settleMs);
  return (count * 1_000) / ms;
}

function linesOf(way: string, { rate, memory, alarms }: Drain, count: number, http: number): Line[] {
  const slowest = Math.max(...alarms);
  const [first, last] = memory;
  return [
    judged(`${count} mails by ${way}`, rate / http, rateBar, { floor: perSecond(http), product: perSecond(rate) }, true),
    judged(`${way}: resident in the last quarter against the first, gateway`, last / first, memoryBar, {
      floor: `${first.toFixed(0)} MB`,
      product: `${last.toFixed(0)} MB`,
    }),
    {
      what: `${way}: urgent mail to alarm out while it drains, slowest of ${alarms.length}`,
      product: `${(slowest / 1_000).toFixed(1)} s`,
      bar: '≤ 10 s',
      holds: alarms.length > 0 && slowest <= alarmBarMs,
    },
  ];
}
