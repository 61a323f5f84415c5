/**
 * Whether everybody who ever got a mail from a hub is registered with it: a mailbox may be shared with the perpetrator. Reads the inrichting by itself,
 * so that a mistake in the hub's own reading shows.
 * @typedef {Record<string, string | undefined>} Environment of the hub: CONFIG_DIR and what its files take from the environment
 */
const { readFileSync } = require('node:fs');
const { join } = require('node:path');
const { parse } = require('yaml');

/** @param {Environment} env @param {string} name */
function read(env, name) {
  const text = readFileSync(join(env.CONFIG_DIR ?? '', `${name}.yaml`), 'utf8');
  return parse(text.replace(/\$\{(\w+)(?::-([^}]*))?\}/g, (_, variable, otherwise = '') => env[variable] || otherwise));
}

/** @param {Environment} env */
function addressesIn(env) {
  const [{ hub, partijen }, { teams }, { waarschuw }, { bereikbaarheid }] = ['partijen', 'routing', 'beheer', 'bereikbaarheid'].map(
    (name) => read(env, name),
  );
  const perMail = partijen.filter(({ kanaal }) => kanaal.soort === 'mail').map(({ kanaal }) => kanaal.adres);
  const people = [hub.bereikbaarheidsdienst, ...bereikbaarheid.personen, ...teams].map(({ mail }) => mail);
  const all = [...partijen.flatMap(({ mailAfzenders = [] }) => mailAfzenders), ...perMail, ...people, ...(waarschuw.mail ?? [])];
  return {
    addresses: new Set(all.filter(Boolean).map((each) => each.toLowerCase())),
    /** Who has an address there gets the code of the public form, and nothing else. */
    domains: partijen.flatMap(({ formulierDomeinen = [] }) => formulierDomeinen),
  };
}

/**
 * Who got a mail and is registered nowhere.
 * @param {readonly { to: string, subject: string }[]} recipients @param {Environment} env
 */
function strangersAmong(recipients, env) {
  const { addresses, domains } = addressesIn(env);
  const mayHaveCode = ({ to, subject }) =>
    /^(OEFENOMGEVING )?Uw code$/.test(subject) && domains.includes(to.toLowerCase().split('@').slice(1).join('@'));
  return recipients.filter((each) => !addresses.has(each.to.toLowerCase()) && !mayHaveCode(each));
}

/**
 * @param {{ run: { mailSink: string }, cliEnvironment: Environment }} hub
 * @throws Error that names who got a mail and should not have
 */
async function demandRegistered({ run, cliEnvironment }) {
  const recipients = await (await fetch(`${run.mailSink}/recipients`)).json();
  const strangers = strangersAmong(recipients, cliEnvironment);
  if (strangers.length > 0) throw new Error(`mail went to who is registered nowhere: ${JSON.stringify(strangers)}`);
}

module.exports = { strangersAmong, demandRegistered };
