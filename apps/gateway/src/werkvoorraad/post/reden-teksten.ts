import type { ErrorCode } from '@schakel/contracts';

const nietAangenomen =
  'De computer kon het bericht in de bijlage niet aannemen. Bel de organisatie: zij moet het verbeteren en opnieuw sturen. Wacht daar niet op als er een melding in staat.';
const nietTeLezen =
  'De computer kon deze mail niet openen. Lees wat er wel staat. Is dat te weinig? Bel de organisatie, als wij haar kennen.';

/** Why a person must read a mail, and what to do about it, in the words of who reads it. A code of the mail door without a sentence fails a test. */
const zinnen: Partial<Record<ErrorCode, string>> = {
  'afzender-onbekend': 'Wij kennen dit mailadres niet. Lees de mail: er kan een melding in staan.',
  'afzender-niet-bevestigd':
    'Het mailadres kennen wij, maar het kan nagemaakt zijn. Bel de organisatie op het nummer dat wij al hadden, en vraag of zij dit stuurde.',
  'mail-onleesbaar': nietTeLezen,
  'mail-te-groot': 'Deze mail is te groot. Hier staat alleen het begin. Open de hele mail in de postbus zelf.',
  'mail-versleuteld': 'Deze mail zit op slot. Bel de organisatie, als wij haar kennen, en vraag de melding op een andere manier te sturen.',
  'geen-bericht-in-mail':
    'Wij kennen de afzender, maar de computer vond geen bericht dat hij kan lezen. Lees de mail en de bijlagen: de melding kan gewoon in de tekst staan.',
  'bijlage-niet-gelezen':
    'De melding is al een casus. Een andere bijlage kon de computer niet lezen. Open die zelf, en neem de melding niet nog een keer over.',
  'beveiligde-mail':
    'Er ligt een beveiligd bericht klaar bij een andere dienst. Log daar in zoals altijd, niet met de link in deze mail. Haal het vandaag op.',
  'mail-doorgestuurd': 'Iemand heeft deze mail doorgestuurd. Het is niet zeker wie de tekst schreef. Vraag het na bij wie hem doorstuurde.',
  'formulier-onvolledig': 'De mail lijkt op een formulier, maar de computer kon niet alles lezen. Vergelijk elk veld met de mail.',
  'begeleidende-tekst':
    'De melding is al een casus. In de tekst erbij staat een woord dat haast vraagt. Lees die nu, en neem de melding niet nog een keer over.',
  'bijlage-ingepakt':
    'Een bijlage is ingepakt, bijvoorbeeld als zip. De computer pakt die niet uit. Bel de afzender en vraag om losse bijlagen.',
  'te-veel-bijlagen': 'Er zitten meer dan vijftig bijlagen bij deze mail. De computer las er geen een. Lees de tekst, en bel de afzender.',
  'bijlage-niet-onderzocht':
    'De bijlagen zijn nog niet op virussen onderzocht. U kunt ze nu niet openen. Lees de tekst, en bel de afzender als u niet kunt wachten.',
  'bijlage-onveilig':
    'In deze mail zit misschien een virus. De bijlagen blijven dicht. Lees de tekst, bel de organisatie en zeg het de beheerder.',
  'te-groot': 'Een bijlage is te groot voor de computer. Open die zelf.',
  'andere-inhoud':
    'Een bericht met hetzelfde nummer kwam al eerder binnen, met een andere tekst. Bel de organisatie en vraag welk bericht klopt.',
  'zender-niet-toegestaan': 'De organisatie stuurde dit namens een andere organisatie. Dat mag zij niet. Bel haar en vraag van wie het is.',
  'melding-niet-voor-ons': 'Dit bericht is voor een andere organisatie bedoeld. Bel de afzender, zodat het op de goede plek komt.',
  'onbekend-bericht':
    'De computer kent dit soort bericht niet van deze organisatie. Lees wat er staat, en zeg het de beheerder als het vaker gebeurt.',
};

export const redenTekst = (code: ErrorCode): string => zinnen[code] ?? nietAangenomen;
