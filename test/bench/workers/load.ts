import { randomUUID } from 'node:crypto';
import { connect } from 'node:net';
import { quantile } from '../quantile.ts';
import { answerQuestions } from './answer-questions.ts';
import { loadSchema, type Load } from './load-question.ts';

// The one load generator of both sides: so many connections that are kept alive, each of which sends its next request
// when the last one is answered. On bare sockets, since a client that works as hard as the server would measure itself.

/** Where in `received` the body begins, and how long it is. */
const headOf = (
  received: Buffer,
): { readonly bodyAt: number; readonly length: number; readonly status: number } | undefined => {
  const end = received.indexOf('\r\n\r\n');
  if (end < 0) return undefined;
  const head = received.toString('latin1', 0, end);
  const length = /\r\ncontent-length: (\d+)/i.exec(head)?.[1];
  if (length === undefined)
    throw new Error(`The load generator reads answers with a Content-Length only, not:\n${head}`);
  return { bodyAt: end + 4, length: Number(length), status: Number(head.slice(9, 12)) };
};

const hammer = ({ port, connections, seconds, requests }: Load) => {
  const begin = performance.now();
  const until = begin + seconds * 1000;
  const latencies: number[] = [];
  let next = 0;
  const run = () =>
    new Promise<void>((resolve, reject) => {
      const socket = connect(port, '127.0.0.1');
      let received: Buffer = Buffer.alloc(0);
      let sentAt = 0;
      const send = () => {
        const request = requests[next % requests.length] ?? '';
        next += 1;
        sentAt = performance.now();
        socket.write(request.replace('{key}', randomUUID()));
      };
      socket.setNoDelay();
      socket.on('connect', send);
      socket.on('error', reject);
      socket.on('close', () => reject(new Error('The server closed a connection.')));
      socket.on('data', (chunk: Buffer) => {
        received = received.length === 0 ? chunk : Buffer.concat([received, chunk]);
        const head = headOf(received);
        if (head === undefined || received.length < head.bodyAt + head.length) return;
        if (head.status < 200 || head.status > 299)
          reject(new Error(`The server answered: ${received.toString()}`));
        received = Buffer.alloc(0);
        const now = performance.now();
        latencies.push(now - sentAt);
        if (now < until) send();
        else {
          resolve();
          socket.destroy();
        }
      });
    });
  return Promise.all(Array.from({ length: connections }, run)).then(() => ({
    perSecond: (latencies.length / (performance.now() - begin)) * 1000,
    answered: latencies.length,
    p50: quantile(latencies, 0.5),
    p99: quantile(latencies, 0.99),
  }));
};

answerQuestions({}, loadSchema, hammer);
