import type { Fault } from './fault-proxy.ts';

type Choice = (choices: number) => number;

/** Faults after which the server has the request and the client does not know it. */
const afterServer = (choose: Choice): readonly Fault[] => [
  { type: 'lostAnswer' },
  { type: 'cutAnswer', at: choose(200) },
  { type: 'truncatedJson', at: choose(200) },
  { type: 'html', after: 'server' },
  { type: 'badGateway', after: 'server' },
];

/** Faults that keep the request from the server. */
const beforeServer = (choose: Choice): readonly Fault[] => [
  { type: 'reset' },
  { type: 'cutRequest', at: choose(2000) },
  { type: 'html', after: 'nothing' },
  { type: 'badGateway', after: 'nothing' },
  { type: 'tooMany' },
];

const harmless = (choose: Choice): readonly Fault[] => [
  { type: 'latency', milliseconds: choose(60) },
  { type: 'slowClose', milliseconds: choose(60) },
];

/** A fault that leaves the client in the dark about what the server has stored. */
export const lostAnswer = (choose: Choice): Fault | undefined => pick(afterServer(choose), choose);

/** Any fault, or none. */
export const anyFault = (choose: Choice): Fault | undefined =>
  pick([undefined, ...afterServer(choose), ...beforeServer(choose), ...harmless(choose)], choose);

const pick = <Item>(items: readonly Item[], choose: Choice): Item | undefined => items[choose(items.length)];
