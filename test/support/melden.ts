/** A professional at the public form. */
import { eventually } from './eventually';
import type { TestHub } from './test-hub';

/** The code that was mailed last to this address. */
export const codeFor = (hub: TestHub, adres: string): Promise<string> =>
  eventually(async () => {
    const mail = (await hub.mails()).findLast(({ to }) => to.includes(adres));
    const code = /Code: (\d{4} \d{4})/.exec(mail?.text ?? '')?.[1];
    if (!code) throw new Error('no code came yet');
    return code;
  }, 20_000);
