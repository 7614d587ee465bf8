import assert from 'node:assert/strict';
import { cp } from 'node:fs/promises';
import { join } from 'node:path';
import * as z from 'zod/mini';
import { drive } from '../drive.ts';
import { figure } from '../figure.ts';
import { inTurns } from '../in-turns.ts';
import { peerVersion } from '../peers.ts';
import { ratio } from '../ratio.ts';
import type { Row } from '../row.ts';
import { seededRequest } from '../seed/document.ts';
import { codeOf, serverEnvironment } from '../seed/setting.ts';
import { listeningSchema, type Listening } from '../workers/listen.ts';
import type { Load } from '../workers/load-question.ts';
import { startWorker } from '../workers/start-worker.ts';
import type { UsageQuestion } from '../workers/usage.ts';

const count = 1000;
const connections = 64;
const seconds = 1.5;
const rounds = 7;

const trackingRequest = (index: number): string => {
  const request = seededRequest(index, count);
  return [
    `GET /melikgazi/v1/requests/${request.reference} HTTP/1.1`,
    'Host: localhost',
    'Accept: application/json',
    'Accept-Language: tr',
    `Authorization: Bearer ${codeOf(request)}`,
    '',
    '',
  ].join('\r\n');
};

/** What each server answers by itself, and each time differently. */
const own = new Set(['etag', 'x-request-id', 'date', 'content-length', 'connection', 'keep-alive']);

interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

const ask = async ({ ready: { port } }: { readonly ready: Listening }): Promise<Answer> => {
  const request = seededRequest(0, count);
  const response = await fetch(`http://127.0.0.1:${port}/melikgazi/v1/requests/${request.reference}`, {
    headers: { Authorization: `Bearer ${codeOf(request)}`, 'Accept-Language': 'tr' },
  });
  const headers = Object.fromEntries([...response.headers].filter(([name]) => !own.has(name)));
  return { status: response.status, headers, body: await response.text() };
};

export const trackingReads: Row = {
  name: 'tracking-reads',
  group: 'server',
  what: `tracking reads/s, ${connections} at a time`,
  peer: 'Fastify doing the same work: the same look-ups, MACs, view and headers',
  floor: 'bare node:http doing the same work; Koa alone beside it',
  budget: '≥ 0.55 × Fastify',
  run: async ({ folder, seeded }) => {
    const generator = await startWorker<Load, object>('load', z.object({}));
    const start = async (worker: string, name: string, ...args: string[]) => {
      // Each has its own folder, since a store wants it for itself.
      const data = join(folder, name);
      await cp(await seeded(count), data, { recursive: true });
      return startWorker<UsageQuestion, Listening>(worker, listeningSchema, {
        args,
        environment: serverEnvironment(data),
      });
    };
    const mimer = await start('mimer-server', 'mimer', 'lowdb');
    const expected = await ask(mimer);
    const requests = Array.from({ length: count }, (_, index) => trackingRequest(index));
    const peer = async (framework: string) => {
      const server = await start('tracking-peer', framework, framework, JSON.stringify(expected.headers));
      assert.deepEqual(await ask(server), expected, `${framework} does not answer the same.`);
      return drive(generator, server, { connections, seconds, requests });
    };
    const drives = {
      mimer: drive(generator, mimer, { connections, seconds, requests }),
      fastify: await peer('fastify'),
      http: await peer('http'),
      koa: await peer('koa'),
    };
    const measured = await inTurns(rounds, {
      mimer: () => drives.mimer.round(),
      fastify: () => drives.fastify.round(),
      http: () => drives.http.round(),
      koa: () => drives.koa.round(),
    });

    const ours = figure('MİMER', 'ours', '/s', measured('mimer'));
    const fastify = figure(`Fastify ${await peerVersion('fastify')}`, 'peer', '/s', measured('fastify'));
    const time = { ours: drives.mimer.processorTime(), fastify: drives.fastify.processorTime() };
    return {
      figures: [
        ours,
        fastify,
        figure('bare node:http', 'floor', '/s', measured('http')),
        figure('Koa alone', 'floor', '/s', measured('koa')),
        figure('processor time each, MİMER', 'ours', 'ms', [time.ours]),
        figure('processor time each, Fastify', 'peer', 'ms', [time.fastify]),
        figure('processor time each, bare node:http', 'floor', 'ms', [drives.http.processorTime()]),
        figure('processor time each, Koa alone', 'floor', 'ms', [drives.koa.processorTime()]),
      ],
      checks: [
        {
          what: 'beside Fastify',
          value: ratio(measured('mimer'), measured('fastify')),
          unit: '×',
          limit: 0.55,
          must: 'at least',
        },
      ],
      remarks: [
        `By processor time it is ${(time.fastify / time.ours).toFixed(2)} × Fastify, which a busy machine disturbs less.`,
      ],
    };
  },
};
