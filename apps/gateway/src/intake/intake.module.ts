import { Module, type DynamicModule } from '@nestjs/common';
import type { Inrichting } from '@schakel/contracts';
import { XmlReader } from '@schakel/ketenpartners';
import { JournalAppender } from '@schakel/store/journal-append';
import { Acceptance } from './accept';
import { DoorzendingenController } from './doorzendingen.controller';
import { JsonAcceptance } from './json-acceptance';
import { MeldingenController, Terugkoppelingen } from './meldingen.controller';
import { OwnPartij, StufController } from './stuf.controller';

/** Everything that comes in from systems. It appends to the journal and can read nothing of its content. */
@Module({})
export class IntakeModule {
  static with(parts: {
    readonly xml: XmlReader;
    readonly journal: JournalAppender;
    readonly reports: Terugkoppelingen;
    readonly inrichting: Pick<Inrichting, 'hub' | 'codelijsten'>;
  }): DynamicModule {
    const { hub, codelijsten } = parts.inrichting;
    const providers = [
      { provide: JournalAppender, useValue: parts.journal },
      { provide: Acceptance, useValue: new Acceptance(parts.xml, parts.journal) },
      { provide: JsonAcceptance, useValue: new JsonAcceptance(parts.journal, codelijsten) },
      { provide: Terugkoppelingen, useValue: parts.reports },
      { provide: OwnPartij, useValue: { hub } },
    ];
    return { module: IntakeModule, controllers: [MeldingenController, DoorzendingenController, StufController], providers };
  }
}
