import { Module, type DynamicModule } from '@nestjs/common';
import type { Hub } from '@schakel/contracts';
import { XmlReader } from '@schakel/ketenpartners';
import { JournalAppender } from '@schakel/store/journal-append';
import { Acceptance } from './accept';
import { MeldingenController, Terugkoppelingen } from './meldingen.controller';
import { OwnPartij, StufController } from './stuf.controller';

/** Everything that comes in from systems. It appends to the journal and can read nothing of its content. */
@Module({})
export class IntakeModule {
  static with(parts: {
    readonly xml: XmlReader;
    readonly journal: JournalAppender;
    readonly reports: Terugkoppelingen;
    readonly hub: Hub;
  }): DynamicModule {
    const providers = [
      { provide: JournalAppender, useValue: parts.journal },
      { provide: Acceptance, useValue: new Acceptance(parts.xml, parts.journal) },
      { provide: Terugkoppelingen, useValue: parts.reports },
      { provide: OwnPartij, useValue: { hub: parts.hub } },
    ];
    return { module: IntakeModule, controllers: [MeldingenController, StufController], providers };
  }
}
