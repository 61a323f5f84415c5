import type { Minimised } from '@schakel/privacy';
import { restoreMinimised } from '@schakel/privacy/restore';

const ledger = { beleid: 'toets', versie: 3, doel: 'toets', grondslag: 'Wmo 2015 art. 4.1.1', grondslagOntvanger: 'Wmo 2015 art. 5.1.1' };

/** Sealed content for tests of the store, which never looks at a policy. */
export const attendering = (ontvanger: string): Minimised =>
  restoreMinimised({
    ...ledger,
    ontvanger,
    soort: 'attendering.v1',
    inhoud: { nummer: 'f3a1', dringend: false, telefoon: '0880000000' },
    velden: ['nummer', 'dringend', 'telefoon'],
  });

export const overdracht = (ontvanger: string): Minimised =>
  restoreMinimised({
    ...ledger,
    ontvanger,
    soort: 'overdracht.v1',
    inhoud: { nummer: 'f3a1', kop: { gemeente: 'Huizen' }, inhoud: { samenvatting: 'kanarie-samenvatting' } },
    velden: ['nummer', 'kop.gemeente', 'inhoud.samenvatting'],
  });
