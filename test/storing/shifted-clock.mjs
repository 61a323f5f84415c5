/** Loaded before a process of the hub (`--import`): its clock is so much later as the file STORING_KLOK says, in milliseconds. Tests only. */
import { readFileSync } from 'node:fs';

const file = process.env.STORING_KLOK;
const RealDate = Date;
let shift = 0;

const look = () => {
  try {
    shift = Number(readFileSync(file, 'utf8')) || 0;
  } catch {
    // Between truncating and writing there is nothing to read; the next look tells.
  }
};

class ShiftedDate extends RealDate {
  constructor(...args) {
    if (args.length === 0) super(RealDate.now() + shift);
    else super(...args);
  }

  static now() {
    return RealDate.now() + shift;
  }
}

if (file) {
  look();
  setInterval(look, 200).unref();
  globalThis.Date = ShiftedDate;
}
