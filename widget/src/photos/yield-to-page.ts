/** Lets the page have its turn: what was typed in the meantime is shown first. */
export const yieldToPage = (): Promise<void> => new Promise(resolve => setTimeout(resolve));
