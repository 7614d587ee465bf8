/** What a check found: fine, something to know, or trouble. */
export interface Finding {
  readonly kind: 'ok' | 'note' | 'trouble';
  readonly text: string;
}

export const ok = (text: string): Finding => ({ kind: 'ok', text });
export const note = (text: string): Finding => ({ kind: 'note', text });
export const trouble = (text: string): Finding => ({ kind: 'trouble', text });

/** What went wrong, as its own sentence. */
export const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
