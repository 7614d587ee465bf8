/** No answer, as `fetch` tells it. */
export class NetworkError extends TypeError {
  override readonly name = 'TypeError' as const;
  constructor() {
    super('Failed to fetch');
  }
}
