/** What an element tells its page; none of it is personal. */
export class MimerEvent<Detail> extends CustomEvent<Detail> {
  constructor(type: string, detail: Detail, { cancelable = false }: { cancelable?: boolean } = {}) {
    super(type, { detail, bubbles: true, composed: true, cancelable });
  }
}

/** Something did not work: a problem code of the contract, `connection`, `contract`, `unsupported` or `unexpected`. */
export class ErrorEvent extends MimerEvent<{ readonly code: string }> {
  constructor(code: string) {
    super('mimer-error', { code });
  }
}
