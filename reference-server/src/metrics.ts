import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';

/** One answered request, by the template of its route: a path as it came may name a request. */
export interface MeasuredRequest {
  readonly method: string;
  readonly route: string;
  readonly status: number;
  readonly seconds: number;
}

/** One durable write, or a failed attempt at one. */
export interface MeasuredWrite {
  readonly jurisdiction: string;
  readonly outcome: 'written' | 'failed';
  readonly seconds: number;
}

/** Numbers for the operator, in the text format of Prometheus; none of them says anything about a person. */
export interface Metrics {
  request(request: MeasuredRequest): void;
  write(write: MeasuredWrite): void;
  /** Has a number asked for at each scrape. @param name - Without the prefix `mimer_`. */
  gauge(name: string, help: string, read: () => number | Promise<number>): void;
  readonly contentType: string;
  text(): Promise<string>;
}

/** @param options - `machine` adds memory, processor and event loop of this process. */
export const createMetrics = ({ machine = false } = {}): Metrics => {
  const registry = new Registry();
  if (machine) collectDefaultMetrics({ register: registry });
  const registers = [registry];
  const requests = new Counter({
    name: 'mimer_http_requests_total',
    help: 'Answered requests, by route and status.',
    labelNames: ['method', 'route', 'status'] as const,
    registers,
  });
  const requestSeconds = new Histogram({
    name: 'mimer_http_request_duration_seconds',
    help: 'How long answers took.',
    labelNames: ['method', 'route'] as const,
    registers,
  });
  const writes = new Counter({
    name: 'mimer_store_writes_total',
    help: 'Durable writes of requests, by outcome.',
    labelNames: ['jurisdiction', 'outcome'] as const,
    registers,
  });
  const writeSeconds = new Histogram({
    name: 'mimer_store_write_duration_seconds',
    help: 'How long durable writes took.',
    labelNames: ['jurisdiction'] as const,
    buckets: [0.0005, 0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.5, 1, 5],
    registers,
  });
  return {
    request: ({ method, route, status, seconds }) => {
      requests.inc({ method, route, status });
      requestSeconds.observe({ method, route }, seconds);
    },
    write: ({ jurisdiction, outcome, seconds }) => {
      writes.inc({ jurisdiction, outcome });
      writeSeconds.observe({ jurisdiction }, seconds);
    },
    gauge: (name, help, read) => {
      const gauge: Gauge = new Gauge({
        name: `mimer_${name}`,
        help,
        registers,
        collect: async () => gauge.set(await read()),
      });
    },
    contentType: registry.contentType,
    text: () => registry.metrics(),
  };
};
