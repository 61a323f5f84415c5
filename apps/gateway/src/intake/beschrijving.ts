import { getSchemaPath } from '@nestjs/swagger';
import { MeldingProfessional } from '@schakel/contracts';
import { voorbeeldMelding } from './voorbeeld-melding';

/** The two bodies of `POST /v1/meldingen`; XML is described by the published schema. */
export const meldingBody = {
  required: true,
  content: {
    'application/json': { schema: { $ref: getSchemaPath(MeldingProfessional) }, example: voorbeeldMelding },
    'application/xml': { schema: { type: 'string', description: 'vtMeldingDi01 van StUF-Jeugdzorg 1.0.9; alleen voor de politie' } },
  },
};

const tekst = { type: 'string' };

/** What a sender gets back. */
export const ontvangstbewijs = {
  type: 'object',
  required: ['id', 'ontvangenOp', 'status'],
  properties: {
    id: { ...tekst, format: 'uuid' },
    ontvangenOp: { ...tekst, format: 'date-time' },
    status: { ...tekst, enum: ['ontvangen', 'in behandeling', 'afgehandeld', 'afgewezen'] },
    twijfel: { type: 'array', items: tekst, description: 'plaatsen van waarden die wij aannamen, maar die niet kunnen kloppen' },
    terugkoppeling: {
      type: 'object',
      description: 'de stap die is gezet, zonder inhoud; als u daarom vroeg, of als politie',
      required: ['status', 'op'],
      properties: { status: tekst, uitkomst: tekst, op: { ...tekst, format: 'date-time' } },
    },
  },
};

const getal = { type: 'integer' };

/** What a sender compares with what it sent: `ontvangen` is the sum of the five beside it. */
export const dagtelling = {
  type: 'object',
  required: ['dag', 'deuren'],
  properties: {
    dag: { ...tekst, format: 'date' },
    deuren: {
      type: 'array',
      description: 'alleen de deuren waarlangs er die dag iets van u kwam',
      items: {
        type: 'object',
        required: ['deur', 'ontvangen', 'meldingen', 'overig', 'mens', 'geweigerd', 'dubbel'],
        properties: {
          deur: tekst,
          ontvangen: getal,
          meldingen: getal,
          overig: { ...getal, description: 'aangenomen, en geen melding: antwoorden meestal' },
          mens: { ...getal, description: 'een mens leest het' },
          geweigerd: getal,
          dubbel: { ...getal, description: 'hetzelfde nog een keer: niets nieuws' },
        },
      },
    },
  },
};
