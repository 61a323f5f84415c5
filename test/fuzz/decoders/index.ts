import type { Decoder } from '../law';
import { digikoppelingDecoder, jsonDecoders } from './json';
import { mailDecoders } from './mail';
import { stufDecoders } from './stuf';

/** Everything that reads what somebody outside sent. */
export const allDecoders = async (): Promise<readonly Decoder[]> => [
  ...stufDecoders(),
  ...jsonDecoders,
  await digikoppelingDecoder(),
  ...(await mailDecoders()),
];
