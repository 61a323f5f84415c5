import { BlockList, isIP } from 'node:net';
import { blockOf } from '@schakel/contracts';

const loopback = ['127.0.0.0/8', '::1'];

/** Whether an address lies in one of these addresses or CIDR blocks. An IPv4 address in IPv6 clothes counts as itself. */
function makeIsIn(blocks: readonly string[]): (address: string) => boolean {
  const list = new BlockList();
  for (const block of blocks.map(blockOf)) if (block) list.addSubnet(block.adres, block.prefix, block.familie);
  return (address) => {
    const bare = address.replace(/^::ffff:(?=\d+\.)/i, '');
    return isIP(bare) > 0 && list.check(bare, isIP(bare) === 6 ? 'ipv6' : 'ipv4');
  };
}

/** Who may deliver, and whose word about the sender is taken for granted: in demo and test that of this machine alone. */
export function makeRelays(relays: readonly string[], omgeving: string) {
  const [isRelay, isLoopback] = [makeIsIn(relays), makeIsIn(loopback)];
  return { isRelay, isVertrouwd: (address: string) => omgeving !== 'productie' && isLoopback(address) };
}
