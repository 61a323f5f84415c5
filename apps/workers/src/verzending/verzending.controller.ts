import { Controller } from '@nestjs/common';
import { EventPattern, Payload } from '@nestjs/microservices';
import { BUS, type Delivered } from '@schakel/transport';
import { Verzender } from './verzender';

/** Takes wake-ups of every partner's lanes; acknowledged when each outcome is recorded. A lane has its own reader, so a slow partner delays no other. */
@Controller()
export class VerzendingController {
  constructor(private readonly verzender: Verzender) {}

  @EventPattern('verzending.*.*', BUS)
  async handle(@Payload() delivered: readonly Delivered[]): Promise<void> {
    const [, baan = ''] = delivered[0]?.lane.split('.') ?? [];
    const ids = delivered.map(({ reference }) => reference.id);
    await this.verzender.send(baan, ids);
  }
}
