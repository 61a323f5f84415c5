/** Relay, handlers and senders of a whole case in one process: one queue per lane, acknowledged after the commit. */
import pg from 'pg';
import { makeDecider } from '../decide.mjs';
import { idsOf, runLanes } from '../lanes.mjs';
import { makeFollower } from './follow.mjs';
import { makeSender } from './send.mjs';

const pool = new pg.Pool({ connectionString: process.env.DATABASE_URL, max: 4 });
const [open, follow, send] = [makeDecider(pool), makeFollower(pool), makeSender(pool)];

/** Reports open a casus; the rest is about one. */
async function afhandeling(references) {
  const of = (isReport) => idsOf(references.filter(({ soort }) => (soort === 'vt-melding') === isReport));
  const [reports, others] = [of(true), of(false)];
  if (reports.length > 0) await open(reports);
  if (others.length > 0) await follow(others);
}
const verzending = (references) => send(idsOf(references));

await runLanes('case', {
  'afhandeling.dringend': afhandeling,
  'afhandeling.normaal': afhandeling,
  'verzending.rvdk.normaal': verzending,
  'verzending.politie-mn.normaal': verzending,
  'verzending.mail.normaal': verzending,
});
