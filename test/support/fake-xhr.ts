import type { TestContext } from 'node:test';

/** What a server says to an upload. */
export interface FakeAnswer {
  readonly status: number;
  readonly headers?: Record<string, string>;
  readonly body?: string;
  /** Where it came from in the end, after a redirect. */
  readonly from?: string;
}

/** Gives Node an XMLHttpRequest that sends nothing, reports two steps of progress and answers as told; `silence` never answers. */
export const fakeXhr = (t: TestContext, answer: FakeAnswer | 'failure' | 'silence') => {
  const sent: { method: string; url: string; headers: Record<string, string>; body: unknown; xhr: object }[] =
    [];

  class FakeXhr extends EventTarget {
    readonly upload = new EventTarget();
    responseType = '';
    withCredentials = false;
    status = 0;
    statusText = '';
    response: unknown = null;
    responseURL = '';
    private method = '';
    private url = '';
    private readonly headers: Record<string, string> = {};

    open(method: string, url: string): void {
      this.method = method;
      this.url = url;
    }
    setRequestHeader(name: string, value: string): void {
      this.headers[name] = value;
    }
    getAllResponseHeaders(): string {
      const headers = typeof answer === 'object' ? (answer.headers ?? {}) : {};
      return Object.entries(headers)
        .map(([name, value]) => `${name}: ${value}\r\n`)
        .join('');
    }
    abort(): void {
      this.dispatchEvent(new Event('abort'));
    }
    send(body: unknown): void {
      const { method, url, headers } = this;
      sent.push({ method, url, headers, body, xhr: this });
      for (const loaded of [40, 100])
        this.upload.dispatchEvent(Object.assign(new Event('progress'), { loaded, total: 100 }));
      queueMicrotask(() => this.answer());
    }
    private answer(): void {
      if (answer === 'silence') return;
      if (answer !== 'failure') {
        this.status = answer.status;
        this.response = new TextEncoder().encode(answer.body ?? '').buffer;
        this.responseURL = answer.from ?? this.url;
      }
      this.dispatchEvent(new Event(answer === 'failure' ? 'error' : 'load'));
    }
  }

  Object.assign(globalThis, { XMLHttpRequest: FakeXhr });
  t.after(() => Reflect.deleteProperty(globalThis, 'XMLHttpRequest'));
  return sent;
};
