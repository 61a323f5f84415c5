import { Controller } from '@nestjs/common';
import { EventPattern, Payload } from '@nestjs/microservices';
import { BUS, type Delivered } from '@schakel/transport';
import { Afhandeling } from './afhandeling';

/** Takes wake-ups of both afhandeling lanes; acknowledged when this resolves, after COMMIT. */
@Controller()
export class AfhandelingController {
  constructor(private readonly afhandeling: Afhandeling) {}

  @EventPattern('afhandeling.*', BUS)
  async handle(@Payload() delivered: readonly Delivered[]): Promise<void> {
    await this.afhandeling.handle(delivered.map(({ reference }) => reference.id));
  }
}
