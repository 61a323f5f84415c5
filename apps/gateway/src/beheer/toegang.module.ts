import { DynamicModule, Module } from '@nestjs/common';
import { ToegangController } from './toegang.controller';
import { ToegangService, ToegangStore } from './toegang.service';

/** The list of who has access. */
@Module({ controllers: [ToegangController], providers: [ToegangService] })
export class ToegangModule {
  static with(store: ToegangStore): DynamicModule {
    return { module: ToegangModule, providers: [{ provide: ToegangStore, useValue: store }] };
  }
}
