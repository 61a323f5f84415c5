/** The pages of the local identity provider: Dutch, without JavaScript, and they say that this is an exercise. */
import type { Gebruiker, Organisatie } from '../deelnemers';

const NAMEN: Readonly<Record<Organisatie, string>> = { 'veilig-thuis': 'Veilig Thuis', gemeente: 'Gemeente' };

const STYLE = `body{font:1rem/1.5 system-ui,sans-serif;margin:0 auto;max-width:40rem;padding:0 1rem 2rem}
.oefen{background:#ffdd00;color:#000;font-weight:700;margin:0 -1rem 1rem;padding:.5rem 1rem}
label{display:block;margin-top:.75rem}input{font:inherit;padding:.4rem;width:100%;box-sizing:border-box}
button{font:inherit;margin-top:1rem;padding:.5rem 1.25rem}table{border-collapse:collapse;margin-top:.5rem;width:100%}
th,td{border-bottom:1px solid #949494;padding:.3rem .5rem .3rem 0;text-align:left}.fout{border-left:.3rem solid #b00020;padding-left:.75rem}
.wie{overflow-x:auto}`;

/** What the login page shows. */
export interface Inlogpagina {
  readonly organisatie: Organisatie;
  readonly gebruikers: readonly Gebruiker[];
  /** Where the form posts to. */
  readonly action: string;
  /** The attempt before this one failed. */
  readonly mislukt: boolean;
}

/** @returns a whole page: user name, password, and whom one can log in as */
export function renderInlogpagina({ organisatie, gebruikers, action, mislukt }: Inlogpagina): string {
  const rows = gebruikers.map(
    ({ username, naam, rol, teams }) =>
      `<tr>${[username, naam, rol, teams.join(', ')].map((cell) => `<td>${escapeHtml(cell)}</td>`).join('')}</tr>`,
  );
  return renderPagina(
    `Inloggen bij ${NAMEN[organisatie]}`,
    `${mislukt ? '<p class="fout" role="alert">Gebruikersnaam of wachtwoord klopt niet.</p>' : ''}
<form method="post" action="${escapeHtml(action)}">
<label for="username">Gebruikersnaam</label><input id="username" name="username" autocomplete="username" required autofocus>
<label for="password">Wachtwoord</label><input id="password" name="password" type="password" autocomplete="current-password" required>
<button type="submit">Inloggen</button>
</form>
<h2>Wie kunt u zijn?</h2>
<p>Deze mensen bestaan niet. Hun wachtwoorden staan in het bestand <code>.schakel/run.json</code>.</p>
<div class="wie" role="region" aria-label="Wie kunt u zijn?" tabindex="0"><table><thead><tr><th scope="col">Gebruikersnaam</th><th scope="col">Naam</th><th scope="col">Rol</th><th scope="col">Team</th></tr></thead>
<tbody>${rows.join('')}</tbody></table></div>`,
  );
}

/** The question before logging out; `form` is oidc-provider's own hidden form. */
export function renderUitloggen(form: string): string {
  return renderPagina(
    'Uitloggen',
    `${form}<p>Wilt u uitloggen?</p><button autofocus type="submit" form="op.logoutForm" value="yes" name="logout">Ja, uitloggen</button>
<button type="submit" form="op.logoutForm">Nee</button>`,
  );
}

/** A page with one sentence. */
export function renderBericht(title: string, sentence: string): string {
  return renderPagina(title, `<p>${escapeHtml(sentence)}</p>`);
}

function renderPagina(title: string, body: string): string {
  return `<!doctype html>
<html lang="nl"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
<title>${escapeHtml(title)} - OEFENOMGEVING</title><style>${STYLE}</style></head>
<body><p class="oefen">OEFENOMGEVING: alle mensen en gegevens zijn verzonnen</p><main><h1>${escapeHtml(title)}</h1>
${body}
</main></body></html>
`;
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => `&#${String(sign.charCodeAt(0))};`);
}
