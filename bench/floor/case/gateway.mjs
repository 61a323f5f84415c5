/** Every door of a whole case in a straight line: token, content, encryption, one statement. No framework, no layers, no roles. */
import { createHash } from 'node:crypto';
import { createServer } from 'node:http';
import { createRemoteJWKSet, jwtVerify } from 'jose';
import pg from 'pg';
import { uuid7 } from '../sealing.mjs';
import { makeAnswerReader, makeReader } from '../xml.mjs';
import { makeAppend } from './append.mjs';
import { makeFiles } from './files.mjs';
import { bv03 } from './wire.mjs';

const { DATABASE_URL, ISSUER, OIDC_ISSUER_GEMEENTE, SCHEMA_DIR, KEY, PORT } = process.env;
const pool = new pg.Pool({ connectionString: DATABASE_URL, max: 2 });
const side = new pg.Pool({ connectionString: DATABASE_URL, max: 1 });
const periodKey = Buffer.from(KEY, 'hex');
const append = makeAppend(pool, side, periodKey);
const files = makeFiles(pool, periodKey);
const readReport = makeReader(SCHEMA_DIR);
const readAnswer = makeAnswerReader(SCHEMA_DIR);

const keysOf = (url) => ({ issuer: url, keys: createRemoteJWKSet(new URL(`${url}/jwks`)) });
const issuers = { own: keysOf(ISSUER), gemeente: keysOf(OIDC_ISSUER_GEMEENTE) };
/** A verified token counts for a minute by its digest: the same policy as the product's. */
const verified = new Map();
async function verify(authorization, from, mine) {
  const token = authorization.slice('Bearer '.length);
  const digest = createHash('sha256').update(token).digest('base64');
  if (verified.get(digest) > Date.now()) return;
  const { issuer, keys } = issuers[from];
  const { payload } = await jwtVerify(token, keys, { issuer, audience: 'urn:schakel:api', algorithms: ['RS256', 'PS256'] });
  if (!mine(payload)) throw new Error('niet toegestaan');
  verified.set(digest, Date.now() + 60_000);
}
const isMedewerker = ({ rollen }) => rollen.includes('veilig-thuis');
const isTeamlid = ({ rollen, teams }) => rollen.includes('lokaal-team') && teams.includes('usd-huizen');

const json = (status, value) => ({ status, type: 'application/json', text: JSON.stringify(value) });
const receiptOf = ({ id, ontvangenOp }) => json(202, { id, ontvangenOp: ontvangenOp.toISOString(), status: 'ontvangen' });
const demand = (holds) => {
  if (!holds) throw new Error('geweigerd');
};

async function report({ headers }, body) {
  await verify(headers.authorization, 'own', ({ client_id: client }) => client === 'politie-mn');
  const { referentie, zender } = readReport(body);
  demand(zender === '00000099000000003000');
  return receiptOf(await append({ soort: 'vt-melding', deur: 'http', partij: 'politie-mn', referentie, body }));
}

const question = { name: 'vraag', text: 'select ontvanger, casus_id from outbox where id = $1' };
async function answer({ headers }, body) {
  await verify(headers.authorization, 'own', ({ client_id: client }) => client === 'rvdk');
  const { referentie, zender, verzoek, bericht } = readAnswer(body);
  const { rows } = await pool.query({ ...question, values: [verzoek] });
  demand(zender === '00000099000000002000' && rows[0]?.ontvanger === 'rvdk');
  const casus = rows[0].casus_id;
  await append({ soort: 'uitslag-check-op-bekendheid', deur: 'soap', partij: 'rvdk', casus, referentie, body: bericht });
  const now = new Date();
  return { status: 200, type: 'text/xml; charset=utf-8', text: bv03(uuid7(now.getTime()), referentie, zender, now) };
}

const door = { id: 'veilig-thuis:medewerker', naam: 'Medewerker Proef', organisatie: 'veilig-thuis' };
async function decide(soort, id, body, allows) {
  const verzoek = JSON.parse(body.toString('utf8'));
  const casus = await files.casus(id);
  demand(verzoek.versie === casus.versie && allows(casus, verzoek));
  const stored = Buffer.from(JSON.stringify({ ...verzoek, casus: id, door }));
  const entry = {
    soort,
    deur: 'werkvoorraad',
    partij: 'veilig-thuis',
    casus: id,
    referentie: `${soort} ${id} ${verzoek.versie}`,
    body: stored,
  };
  return receiptOf(await append(entry));
}
const isProposed = ({ voorstelVragen }, { vragen }) =>
  vragen.every((vraag) => voorstelVragen.some(({ partner, persoon }) => partner === vraag.partner && persoon === vraag.persoon));
const isWhole = ({ personen }, { samenvatting, deelcasussen }) =>
  samenvatting && personen.every(({ id, aard }) => aard !== 'directbetrokkene' || deelcasussen.some((deel) => deel.personen.includes(id)));

async function casussen({ method, headers }, body, id, what) {
  await verify(headers.authorization, 'own', isMedewerker);
  if (method === 'GET') return json(200, await files.openCasus(id, headers.reden));
  return what === 'vragen' ? decide('vraagbesluit', id, body, isProposed) : decide('vervolgbesluit', id, body, isWhole);
}

async function overdrachten({ method, headers }, body, id) {
  await verify(headers.authorization, 'gemeente', isTeamlid);
  if (method === 'GET') {
    const {
      postvak_status: status,
      postvak_revisie: revisie,
      ontvanger: team,
      uiterlijk,
      dringend,
      kop,
      inhoud,
    } = await files.openOverdracht(id);
    return json(200, { id, status, team, uiterlijk, dringend, revisie, kop, inhoud });
  }
  const { revisie } = JSON.parse(body.toString('utf8'));
  const { casus_id: casus, postvak_status: status, postvak_revisie: current } = await files.overdracht(id);
  demand(status === 'aangeboden' && revisie === current);
  const teamlid = { id: 'gemeente:teamlid', naam: 'Teamlid Proef', organisatie: 'gemeente' };
  const stored = Buffer.from(JSON.stringify({ overdracht: id, casus, reactie: 'acceptatie', revisie, door: teamlid }));
  const entry = { soort: 'reactie-op-overdracht', deur: 'overdrachten', partij: 'gemeente', casus, body: stored };
  const { id: bericht } = await append({ ...entry, referentie: `overdracht ${id} revisie ${revisie}` });
  return json(202, { id: bericht });
}

const doors = { meldingen: report, stuf: answer, casussen, overdrachten };

const server = createServer((request, response) => {
  const chunks = [];
  request.on('data', (chunk) => chunks.push(chunk));
  request.on('end', () => {
    const [, , what, id, more] = request.url.split('/');
    doors[what](request, chunks.length === 1 ? chunks[0] : Buffer.concat(chunks), id, more).then(
      ({ status, type, text }) => response.writeHead(status, { 'content-type': type, 'content-length': Buffer.byteLength(text) }).end(text),
      (error) => {
        process.stderr.write(`${error.stack}\n`);
        response.writeHead(500, { 'content-length': 0 }).end();
      },
    );
  });
});
server.listen(Number(PORT), '127.0.0.1', () => process.send({ gereed: true }));
process.on('disconnect', () => process.exit(0));
